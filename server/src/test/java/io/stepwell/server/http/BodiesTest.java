package io.stepwell.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.catalog.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies on their way in, byte by byte. */
class BodiesTest {

  private static final int MOST = 1000;
  private static final int MOST_TOGETHER = 2500;
  private static final String POST = "POST /echo HTTP/1.1\r\nHost: a\r\n";
  private static final String TEXT = "Content-Type: Text/Plain; charset=utf-8\r\n";

  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
  private final CompletableFuture<Reply> later = new CompletableFuture<>();
  private final HttpListener listener = listen();

  private HttpListener listen() {
    BodyRule rule = new BodyRule(MOST, Set.of("text/plain", "application/json"));
    List<Route> routes =
        List.of(
            new Route(
                "/echo",
                List.of(),
                List.of(),
                Route.Access.OPEN,
                Route.ErrorStyle.V5,
                call -> Reply.of(200, "text/plain", "asked".getBytes(ISO_8859_1))),
            taking(Route.Method.POST, "/echo", rule, LaterHandler.of(this::echo)),
            taking(Route.Method.PUT, "/later", rule, call -> later));
    Dispatcher dispatcher =
        new Dispatcher(
            new RouteTable(routes),
            authorization -> {
              if (authorization.isPresent()) {
                throw new ProblemException(Problem.UNAUTHORIZED, "not with that");
              }
              return Scope.EVERYTHING;
            },
            new Cors(Set.of()),
            new Failures(),
            new Crews(workers, workers),
            Duration.ofMinutes(1));
    Intake intake =
        new Intake(4096, MOST_TOGETHER, Duration.ofMillis(500), 100, Duration.ofMinutes(1));
    return HttpListener.listen("127.0.0.1", 0, Optional.empty(), intake, dispatcher);
  }

  private static Route taking(
      Route.Method method, String path, BodyRule rule, LaterHandler handler) {
    return Route.taking(method, path, Route.Access.TOKEN, Route.ErrorStyle.V1, rule, handler);
  }

  private Reply echo(Call call) {
    byte[] bytes = call.body().bytes();
    received.add(new String(bytes, ISO_8859_1));
    return Reply.of(200, "text/plain", bytes);
  }

  @AfterEach
  void close() {
    listener.close();
    workers.shutdownNow();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  private static String readAll(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  private String send(String text) throws IOException {
    try (Socket socket = connect()) {
      write(socket, text);
      return readAll(socket);
    }
  }

  /** Reads up to a text, on a connection that stays open. */
  private static String readTo(Socket socket, String end) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(end) < 0) {
      int b = socket.getInputStream().read();
      assertThat(b).as(read.toString()).isNotNegative();
      read.append((char) b);
    }
    return read.toString();
  }

  private static String sized(String headers, String body) {
    return POST + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static String chunked(String body) {
    return POST
        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        + Integer.toHexString(body.length())
        + "\r\n"
        + body
        + "\r\n0\r\n\r\n";
  }

  @Test
  void bodiesComeInOnePieceOrInChunksAndMayBeEmpty() throws IOException {
    assertThat(send(sized(TEXT + "Connection: close\r\n", "hello"))).endsWith("\r\n\r\nhello");
    assertThat(send(chunked("x".repeat(MOST)))).endsWith("\r\n\r\n" + "x".repeat(MOST));
    assertThat(send(POST + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 200");
    assertThat(send("GET /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .endsWith("asked");
  }

  @Test
  void whatIsTooLongIsRefusedAndNeverSeen() throws IOException {
    String sized = send(sized("Connection: close\r\n", "x".repeat(MOST + 1)));
    assertThat(sized)
        .startsWith("HTTP/1.1 413")
        .endsWith(
            "{\"error\":{\"message\":\"the body is longer than the 1000 bytes that are taken here;"
                + " send less at once\",\"code\":413,\"field_errors\":{}}}\n");
    assertThat(send(chunked("x".repeat(500_000)))).startsWith("HTTP/1.1 413");
    assertThat(send(POST + "Content-Length: 99999999999999999999\r\n\r\n"))
        .startsWith("HTTP/1.1 4");
    assertThat(received).isEmpty();
  }

  @Test
  void otherTypesAreRefused() throws IOException {
    assertThat(send(sized("Content-Type: image/png\r\nConnection: close\r\n", "x")))
        .startsWith("HTTP/1.1 415")
        .contains("send application/json or text/plain");
    assertThat(received).isEmpty();
  }

  @Test
  void thoseWhoMayNotSendAreToldSoAndTheConnectionGoesOn() throws IOException {
    try (Socket socket = connect()) {
      write(socket, sized("Authorization: Bearer x\r\n", "secret"));
      assertThat(readTo(socket, "}}\n")).startsWith("HTTP/1.1 401");
      write(socket, sized("Connection: close\r\n", "open"));
      assertThat(readAll(socket)).startsWith("HTTP/1.1 200").endsWith("open");
    }
    assertThat(received).containsExactly("open");
  }

  @Test
  void aPathTakesTheMethodsOfAllItsRoutes() throws IOException {
    assertThat(send("OPTIONS /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .contains("llow: GET, HEAD, POST, OPTIONS\r\n");
    assertThat(send("GET /later HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 405")
        .contains("llow: PUT, OPTIONS\r\n")
        .contains("\"code\":405");
  }

  @Test
  void halfABodyIsNone() throws Exception {
    try (Socket socket = connect()) {
      write(socket, POST + "Content-Length: 10\r\n\r\nhalf");
    }
    try (Socket socket = connect()) {
      write(socket, POST + "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
    }
    assertThat(failures.take()).isEqualTo("400");
    assertThat(failures.take()).isEqualTo("400");
    assertThat(received).isEmpty();
    assertThat(send(sized("Connection: close\r\n", "whole"))).startsWith("HTTP/1.1 200");
  }

  @Test
  void aBodyThatDoesNotComeIsNotWaitedForLong() throws IOException {
    assertThat(send(POST + "Content-Length: 10\r\n\r\nhalf"))
        .startsWith("HTTP/1.1 408")
        .contains("onnection: close");
    assertThat(received).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"100-continue", "100-Continue"})
  void thoseWhoWaitForLeaveGetIt(String expect) throws IOException {
    try (Socket socket = connect()) {
      write(socket, POST + "Expect: " + expect + "\r\nContent-Length: 5\r\n\r\n");
      assertThat(readTo(socket, "\r\n\r\n")).startsWith("HTTP/1.1 100");
      write(socket, "hello");
      assertThat(readTo(socket, "hello")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void unansweredBodiesTakeSoMuchMemoryTogetherAndNoMore() throws Exception {
    String put =
        "PUT /later HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(1000);
    try (Socket first = connect();
        Socket second = connect()) {
      write(first, put);
      write(second, put);
      String refused = null;
      while (refused == null || refused.startsWith("HTTP/1.1 200")) {
        refused = send(sized("Connection: close\r\n", "y".repeat(1000)));
      }
      assertThat(refused).startsWith("HTTP/1.1 503").contains("etry-After: 1\r\n");
      later.complete(Reply.empty(204));
      assertThat(readTo(first, "\r\n\r\n")).startsWith("HTTP/1.1 204");
      assertThat(readTo(second, "\r\n\r\n")).startsWith("HTTP/1.1 204");
    }
    assertThat(send(sized("Connection: close\r\n", "y".repeat(1000)))).startsWith("HTTP/1.1 200");
  }

  @Test
  void whatFailsLaterIsToldAsWhatFailsAtOnce() throws IOException {
    later.completeExceptionally(new ProblemException(Problem.FORBIDDEN, "no more"));
    String put =
        "PUT /later HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx";
    assertThat(send(put))
        .startsWith("HTTP/1.1 403")
        .endsWith("{\"error\":{\"message\":\"no more\",\"code\":4,\"field_errors\":{}}}\n");
  }

  private final class Failures implements Observer {
    @Override
    public void began() {}

    @Override
    public void answered(Request request, String route, Reply reply, long nanos) {
      if (reply.status() >= 400) {
        failures.add(Integer.toString(reply.status()));
      }
    }

    @Override
    public void failed(Request request, Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
