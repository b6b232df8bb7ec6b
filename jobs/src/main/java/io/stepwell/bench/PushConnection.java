package io.stepwell.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;

/** One connection that sends pushes as k6 does, one after the other, each until it is accepted. */
final class PushConnection {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final int DONE = 204;
  private static final int UNAVAILABLE = 503;
  private static final long PAUSE_MILLIS = 100;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private final String authorization;
  private final PushLedger ledger;

  PushConnection(URI server, String authorization, PushLedger ledger) {
    this.server = server;
    this.authorization = authorization;
    this.ledger = ledger;
  }

  /**
   * Sends a push and notes how long it took.
   *
   * @param due from when that counts, on the clock of {@link System#nanoTime}
   */
  void send(PreparedPush push, long due) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/v2/metrics/" + push.run()))
            .header("Authorization", authorization)
            .header("Content-Type", "application/x-protobuf")
            .header("Content-Encoding", "snappy")
            .header("K6-Metrics-Protocol-Version", "2.0")
            .header("K6-Idempotency-Key", push.key())
            .POST(HttpRequest.BodyPublishers.ofByteArray(push.body()))
            .build();
    while (status(request) == UNAVAILABLE) {
      ledger.refused();
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    ledger.acknowledged(push, (System.nanoTime() - due) / NANOS_PER_MILLI);
  }

  private int status(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    int status = response.statusCode();
    if (status != DONE && status != UNAVAILABLE) {
      throw new IllegalStateException("a push was answered " + status + ": " + response.body());
    }
    return status;
  }
}
