package io.stepwell.server.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The HTTP server itself, on Vert.x: it hands on request targets as they came over the wire, where
 * others refuse the braces, quotes and bars that the API's paths hold.
 */
public final class HttpListener implements AutoCloseable {

  private static final int MOST_HEADER_BYTES = 32 * 1024;
  private static final int EVENT_LOOPS = 2;
  private static final int LOOKS_AT_CONNECTIONS = 10;

  private final Vertx vertx;
  private final HttpServer server;

  private HttpListener(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /**
   * Begins to listen.
   *
   * @param host an address of this machine
   * @param port 0 for any that is free
   * @param site where clients reach this server, if not as they call it themselves
   * @param intake how long request lines and bodies may be, and how many connections there may be
   * @throws ListenException if that cannot be listened on
   */
  public static HttpListener listen(
      String host, int port, Optional<String> site, Intake intake, Dispatcher dispatcher) {
    Vertx vertx = Vertx.vertx(options());
    BodyMemory memory = new BodyMemory(intake.bodyBytes());
    Connections connections = new Connections(intake.connections(), intake.timePerHead());
    HttpServer server =
        vertx
            .createHttpServer(options(intake, dispatcher))
            .connectionHandler(connection -> watch(connection, connections))
            .requestHandler(
                request -> {
                  connections.asked(request.connection());
                  answer(
                      request(request, site),
                      new VertxBody(vertx, request, memory, intake.timePerBody()),
                      reply -> send(request, reply, connections),
                      dispatcher);
                })
            .invalidRequestHandler(HttpListener::refuse);
    vertx.setPeriodic(
        Math.max(1, intake.timePerHead().toMillis() / LOOKS_AT_CONNECTIONS),
        timer -> connections.closeWaiting());
    try {
      Wait.untilDone(server.listen(port, host));
    } catch (WaitException e) {
      vertx.close();
      throw new ListenException(host, port, e);
    }
    return new HttpListener(vertx, server);
  }

  private static HttpServerOptions options(Intake intake, Dispatcher dispatcher) {
    // Nothing moves on a connection while its request waits for an answer.
    Duration longestSilence = intake.timePerHead().plus(dispatcher.timePerRequest());
    return new HttpServerOptions()
        .setMaxInitialLineLength(intake.lineBytes())
        .setMaxHeaderSize(MOST_HEADER_BYTES)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setIdleTimeout((int) Math.min(Integer.MAX_VALUE, longestSilence.toMillis()))
        .setHttp2ClearTextEnabled(false);
  }

  private static void watch(HttpConnection connection, Connections connections) {
    connections.opened(connection);
    connection.closeHandler(nothing -> connections.closed(connection));
  }

  /** The workers answer; of Vert.x's own threads a few are enough. */
  private static VertxOptions options() {
    VertxOptions options =
        new VertxOptions()
            .setEventLoopPoolSize(EVENT_LOOPS)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(1);
    options.getFileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
    return options;
  }

  private static void answer(
      Request request, VertxBody body, Consumer<Reply> sender, Dispatcher dispatcher) {
    dispatcher.dispatch(request, body, reply -> body.afterRest(() -> sender.accept(reply)));
  }

  private static Request request(HttpServerRequest request, Optional<String> site) {
    Headers headers = Headers.of(request.headers());
    return new Request(
        request.method().name(),
        request.uri(),
        headers,
        request.remoteAddress().hostAddress(),
        site.or(() -> Site.of(headers)));
  }

  private static void send(HttpServerRequest request, Reply reply, Connections connections) {
    HttpConnection connection = request.connection();
    send(request, reply).onComplete(nothing -> connections.answered(connection));
  }

  private static Future<Void> send(HttpServerRequest request, Reply reply) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return Future.succeededFuture();
    }
    response.setStatusCode(reply.status());
    reply.headers().forEach(response::putHeader);
    if (reply.file().isPresent()) {
      return sendFile(request, reply, reply.file().get());
    }
    boolean mayHaveBody = reply.status() != 204 && reply.status() != 304;
    if (mayHaveBody) {
      response.putHeader("Content-Length", Integer.toString(reply.body().length));
    }
    boolean isRead = request.isEnded();
    if (!isRead) {
      // The rest of so long a body is not worth reading.
      response.putHeader("Connection", "close");
    }
    boolean hasBody = !request.method().equals(HttpMethod.HEAD) && mayHaveBody;
    Future<Void> sent = hasBody ? response.end(Buffer.buffer(reply.body())) : response.end();
    if (!isRead) {
      // Vert.x itself would wait for the rest first.
      sent.onComplete(result -> request.connection().close());
    }
    return sent;
  }

  private static Future<Void> sendFile(HttpServerRequest request, Reply reply, Path file) {
    HttpServerResponse response = request.response();
    if (request.method().equals(HttpMethod.HEAD)) {
      return response.putHeader("Content-Length", Long.toString(reply.length())).end();
    }
    // A file that is gone since has no answer; its client must not wait for one.
    return response.sendFile(file.toString()).onFailure(gone -> request.connection().close());
  }

  /** For requests that HTTP itself does not allow. */
  private static void refuse(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    Reply reply;
    if (cause instanceof TooLongHttpLineException) {
      reply =
          Errors.reply(
              Route.ErrorStyle.V5,
              Problem.TOO_LONG,
              "the request line is longer than this server reads; ask for less at once");
    } else if (cause instanceof TooLongHttpHeaderException) {
      reply =
          Errors.reply(
              Route.ErrorStyle.V5,
              Problem.HEADERS_TOO_LARGE,
              "the request's headers are longer than this server reads; send fewer");
    } else {
      reply =
          Errors.reply(
              Route.ErrorStyle.V5,
              Problem.BAD_DATA,
              "this is no HTTP request; blanks in a path, for one, are written as %20");
    }
    send(request, reply.with("Connection", "close"));
  }

  /** The port that is listened on. */
  public int port() {
    return server.actualPort();
  }

  /**
   * Stops listening, and lets go of connections once the requests on them are answered.
   *
   * @param patience how long requests get for that
   */
  public void stop(Duration patience) {
    try {
      Wait.untilDone(server.shutdown(patience.toMillis(), TimeUnit.MILLISECONDS));
    } finally {
      Wait.untilDone(vertx.close());
    }
  }

  @Override
  public void close() {
    stop(Duration.ZERO);
  }
}
