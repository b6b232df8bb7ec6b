package io.stepwell.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.server.RawResponse;
import io.stepwell.server.TestClock;
import io.stepwell.server.TestHome;
import io.stepwell.server.TestServer;
import io.stepwell.server.sink.PushSink;
import java.time.Duration;
import java.time.Instant;

/** A server that takes runs in, with a clock that stands still, and what k6 asks of it. */
final class IngestServer implements AutoCloseable {

  static final Duration SILENCE = Duration.ofMillis(200);

  private final TestClock clock = new TestClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final KeptPushes sink = new KeptPushes();
  private final TestHome home = TestHome.create();
  private TestServer server = start(TestServer.over(home), sink);

  private TestServer start(TestServer.Wanted wanted, PushSink pushes) {
    return wanted.ingest(new IngestSettings(pushes, PushLimits.DEFAULT, SILENCE, clock)).start();
  }

  /** Stops it and starts another over the same home. */
  void restart(TestServer.Wanted wanted, PushSink pushes) {
    server.close();
    server = start(wanted, pushes);
  }

  void restart(TestServer.Wanted wanted) {
    restart(wanted, sink);
  }

  /** The same, and for that long there is none. */
  void restartAfter(Duration pause) {
    server.close();
    clock.advance(pause);
    server = start(TestServer.over(home), sink);
  }

  TestServer server() {
    return server;
  }

  TestClock clock() {
    return clock;
  }

  KeptPushes sink() {
    return sink;
  }

  TestHome home() {
    return home;
  }

  LiveRun run(long id) {
    return home.catalog().liveRuns().find(id).orElseThrow();
  }

  RunStatus status(long id) {
    return run(id).run().status();
  }

  /** Waits for a run to be in that state, which the server's own thread sees to. */
  void await(long id, RunStatus status) {
    while (status(id) != status) {
      Thread.onSpinWait();
    }
  }

  /** Asks for a run and returns its id. */
  long create(String json, String... headers) {
    RawResponse response = server.postJson("/v1/tests", json, headers);
    assertThat(response.status()).as(response.toString()).isEqualTo(201);
    return Long.parseLong(response.json().path("reference_id").textValue());
  }

  /** Pushes one order. */
  void push(long run) {
    RawResponse response =
        server.post(
            "/v2/metrics/" + run,
            Pushes.counters(run, 1),
            "Content-Type: application/x-protobuf",
            "Content-Encoding: snappy");
    assertThat(response.status()).isEqualTo(204);
  }

  @Override
  public void close() {
    server.close();
    home.close();
  }
}
