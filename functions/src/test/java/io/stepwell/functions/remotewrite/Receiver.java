package io.stepwell.functions.remotewrite;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stepwell.schemas.wire.prometheus.TimeSeries;
import io.stepwell.schemas.wire.prometheus.WriteRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xerial.snappy.Snappy;

/** A receiver of remote write that answers as it is told, and else takes everything. */
final class Receiver implements AutoCloseable {

  /** An answer. */
  record Reply(int status, String body, Map<String, String> headers) {

    Reply(int status, String body) {
      this(status, body, Map.of());
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Reply> replies = new ArrayDeque<>();
  private final List<Double> taken = new ArrayList<>();
  private final List<String> authorizations = new ArrayList<>();
  private int requests;
  private boolean halted;

  Receiver(Reply... first) throws IOException {
    replies.addAll(List.of(first));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/write";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Reply reply = decide(body, exchange.getRequestHeaders().getFirst("Authorization"));
      reply.headers().forEach(exchange.getResponseHeaders()::add);
      byte[] text = reply.body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status, text.length == 0 ? -1 : text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private synchronized Reply decide(byte[] body, String authorization) throws IOException {
    requests++;
    authorizations.add(String.valueOf(authorization));
    while (halted) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Reply(503, "");
      }
    }
    Reply reply = replies.isEmpty() ? new Reply(204, "") : replies.remove();
    if (reply.status / 100 == 2) {
      for (TimeSeries series :
          WriteRequest.parseFrom(Snappy.uncompress(body)).getTimeseriesList()) {
        series.getSamplesList().forEach(sample -> taken.add(sample.getValue()));
      }
    }
    return reply;
  }

  /** Lets requests wait until it goes on. */
  synchronized void halt() {
    halted = true;
  }

  synchronized void goOn() {
    halted = false;
    notifyAll();
  }

  /** How many requests came. */
  synchronized int requests() {
    return requests;
  }

  /** The values that it took, in order. */
  synchronized List<Double> taken() {
    return List.copyOf(taken);
  }

  /** The header {@code Authorization} of each request. */
  synchronized List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  @Override
  public void close() {
    goOn();
    server.stop(0);
    threads.shutdownNow();
  }
}
