package io.stepwell.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stepwell.schemas.wire.prometheus.TimeSeries;
import io.stepwell.schemas.wire.prometheus.WriteRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.xerial.snappy.Snappy;

/** Takes remote write in this process and counts what comes. */
final class CountingReceiver implements AutoCloseable {

  private static final int DONE = 204;
  private static final String PATH = "/api/v1/write";

  private final HttpServer server;
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final LongAdder points = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final Set<TimeSeries> series = ConcurrentHashMap.newKeySet();

  private CountingReceiver(HttpServer server) {
    this.server = server;
  }

  /** A receiver that listens, at any port that is free. */
  static CountingReceiver start() throws IOException {
    CountingReceiver receiver =
        new CountingReceiver(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    receiver.server.setExecutor(receiver.executor);
    receiver.server.createContext(PATH, receiver::take);
    receiver.server.start();
    return receiver;
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    for (TimeSeries each : WriteRequest.parseFrom(Snappy.uncompress(body)).getTimeseriesList()) {
      points.add(each.getSamplesCount());
      series.add(each.toBuilder().clearSamples().build());
    }
    bytes.add(body.length);
    exchange.sendResponseHeaders(DONE, -1);
    exchange.close();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  /** How many points have come. */
  long points() {
    return points.sum();
  }

  /** How many bytes have come, as they were sent. */
  long bytes() {
    return bytes.sum();
  }

  /** How many series they were of. */
  int series() {
    return series.size();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
