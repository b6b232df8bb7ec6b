package io.stepwell.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.server.RawResponse;
import io.stepwell.server.StoredPushes;
import io.stepwell.server.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How runs go on and end over HTTP. */
@Timeout(60)
class RunLifeTest {

  private final IngestServer ingest = new IngestServer();

  @AfterEach
  void close() {
    ingest.close();
  }

  @Test
  void aRunEndsAsItsSenderSays() {
    assertEnds(3, RunStatus.FINISHED);
    assertEnds(5, RunStatus.ABORTED_BY_USER);
    assertEnds(6, RunStatus.ABORTED_BY_SYSTEM);
    assertEnds(7, RunStatus.ABORTED_BY_SCRIPT_ERROR);
    assertEnds(8, RunStatus.ABORTED_BY_THRESHOLD);
    assertEnds(9, RunStatus.ABORTED_BY_LIMIT);
  }

  private void assertEnds(int code, RunStatus status) {
    long run = ingest.create("{\"name\":\"a\"}");
    ingest.push(run);
    assertThat(ingest.status(run)).isEqualTo(RunStatus.RUNNING);
    String end =
        "{\"result_status\":1,\"run_status\":%d,\"thresholds\":{\"checks\":{\"rate>0.5\":true}}}"
            .formatted(code);
    RawResponse response = ingest.server().postJson("/v1/tests/" + run, end);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).isEqualTo("{}");
    assertThat(ingest.status(run)).isEqualTo(status);
    LiveRun.End known = ingest.run(run).end().orElseThrow();
    assertThat(known.result()).isEqualTo(OptionalInt.of(1));
    assertThat(known.thresholds()).contains("{\"checks\":{\"rate>0.5\":true}}");
    assertThat(known.time()).isEqualTo(ingest.clock().instant());

    ingest.clock().advance(Duration.ofSeconds(5));
    assertThat(ingest.server().postJson("/v1/tests/" + run, "{\"run_status\":3}").status())
        .isEqualTo(200);
    assertThat(ingest.run(run).end()).contains(known);
    assertThat(ingest.status(run)).isEqualTo(status);
    ingest.push(run);
    assertThat(ingest.status(run)).isEqualTo(status);
    assertThat(ingest.sink().kept().get(ingest.sink().kept().size() - 1).run()).isEqualTo(run);
  }

  @Test
  void whatIsNoEndEndsNothing() {
    List<String> wrong =
        List.of(
            "{}",
            "{\"run_status\":2}",
            "{\"run_status\":4}",
            "{\"run_status\":10}",
            "{\"run_status\":\"3\"}",
            "{\"run_status\":3,\"result_status\":2}",
            "{\"run_status\":3,\"thresholds\":[]}",
            "{\"run_status\":3,\"thresholds\":{\"a\":true}}",
            "{\"run_status\":3,\"thresholds\":{\"a\":{\"b\":1}}}",
            "nonsense");
    for (String json : wrong) {
      long run = ingest.create("{\"name\":\"a\"}");
      assertThat(ingest.server().postJson("/v1/tests/" + run, json).status()).isEqualTo(400);
      assertThat(ingest.status(run)).isEqualTo(RunStatus.CREATED);
      assertThat(ingest.server().postJson("/v1/tests/99", "{\"run_status\":3}").status())
          .isEqualTo(404);
    }
  }

  @Test
  void aRunTimesOutOnceNothingComesForTooLongAndAnEndStillCounts() {
    long run = ingest.create("{\"name\":\"a\"}");
    ingest.push(run);
    ingest.clock().advance(IngestServer.SILENCE.minusMillis(1));
    ingest.push(run);
    ingest.clock().advance(IngestServer.SILENCE.minusMillis(1));
    long other = ingest.create("{\"name\":\"b\"}");
    ingest.push(run);
    ingest.clock().advance(Duration.ofMillis(1));
    ingest.push(other);
    assertThat(ingest.status(run)).isEqualTo(RunStatus.RUNNING);

    ingest.clock().advance(IngestServer.SILENCE.minusMillis(1));
    ingest.await(run, RunStatus.TIMED_OUT);
    assertThat(ingest.status(other)).isEqualTo(RunStatus.RUNNING);
    ingest.push(run);
    assertThat(ingest.sink().kept()).hasSize(5);
    assertThat(ingest.status(run)).isEqualTo(RunStatus.TIMED_OUT);
    ingest.server().postJson("/v1/tests/" + run, "{\"run_status\":3,\"result_status\":0}");
    assertThat(ingest.status(run)).isEqualTo(RunStatus.FINISHED);
  }

  @Test
  void whatComesLateIsShown() {
    ingest.restart(TestServer.over(ingest.home()), new StoredPushes(ingest.home().files()));
    long run = ingest.create("{\"name\":\"a\"}");
    ingest.push(run);
    assertThat(pushed(run)).isEqualTo(1);
    ingest.clock().advance(IngestServer.SILENCE);
    ingest.await(run, RunStatus.TIMED_OUT);
    ingest.push(run);
    assertThat(pushed(run)).isEqualTo(2);
    ingest.server().postJson("/v1/tests/" + run, "{\"run_status\":3,\"result_status\":0}");
    ingest.push(run);
    assertThat(pushed(run)).isEqualTo(3);
    assertThat(ingest.status(run)).isEqualTo(RunStatus.FINISHED);
  }

  private double pushed(long run) {
    return ingest
        .server()
        .get(
            "/cloud/v5/test_runs/%d/query_aggregate_k6(metric='orders_placed',query='increase')"
                .formatted(run))
        .json()
        .at("/data/result/0/values/0/1")
        .asDouble();
  }

  @Test
  void timeInWhichThereWasNoServerDoesNotCount() {
    long run = ingest.create("{\"name\":\"a\"}");
    ingest.push(run);
    ingest.restartAfter(Duration.ofHours(1));
    ingest.clock().advance(IngestServer.SILENCE.minusMillis(1));
    ingest.push(run);
    ingest.clock().advance(Duration.ofMillis(1));
    assertThat(ingest.server().get("/readyz").status()).isEqualTo(200);
    assertThat(ingest.status(run)).isEqualTo(RunStatus.RUNNING);
    ingest.clock().advance(IngestServer.SILENCE);
    ingest.await(run, RunStatus.TIMED_OUT);
  }

  @Test
  void severalGeneratorsPushIntoOneRunById() {
    long run = ingest.create("{\"name\":\"a\"}");
    for (int generator = 1; generator <= 3; generator++) {
      RawResponse response =
          ingest
              .server()
              .post(
                  "/v2/metrics/" + run,
                  Pushes.counters(run, generator),
                  "Content-Type: application/x-protobuf",
                  "K6-Idempotency-Key: generator-" + generator);
      assertThat(response.status()).isEqualTo(204);
    }
    assertThat(ingest.sink().kept()).hasSize(3).extracting(push -> push.run()).containsOnly(run);
  }
}
