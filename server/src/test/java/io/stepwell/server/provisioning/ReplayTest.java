package io.stepwell.server.provisioning;

import static io.stepwell.server.provisioning.Replay.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.server.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What k6 2.2.0 once sent is sent again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {

  private static final String FAILED = "v2.2.0-failed";

  private final Replay local = new Replay("v2.2.0-local");
  private final Replay failed = new Replay(FAILED);

  @AfterAll
  void close() {
    local.close();
    failed.close();
  }

  @Test
  void aRunGoesThroughItsStates() {
    assertThat(local.states())
        .containsExactly(
            "", // The load test alone.
            "initializing",
            "initializing",
            "initializing",
            "initializing",
            "running",
            "running",
            "running",
            "processing_metrics",
            "completed");
    JsonNode history = local.run().path("status_history");
    assertThat(history.findValuesAsText("type"))
        .containsExactly("created", "initializing", "running", "completed");
  }

  @Test
  void whatK6SaidOfTheTestIsKeptButForItsEnvironment() {
    JsonNode run = local.run();
    assertThat(run.path("max_vus").asInt()).isEqualTo(9);
    assertThat(run.path("estimated_duration").asInt()).isEqualTo(44);
    JsonNode scenario = run.at("/options/scenarios/arrivals");
    assertThat(scenario.path("exec").asText()).isEqualTo("api");
    assertThat(scenario.has("env")).isFalse();
  }

  @Test
  void allThresholdsAreMetAsK6Found() {
    assertThat(local.run().path("result").asText()).isEqualTo("passed");
    JsonNode thresholds =
        local
            .server()
            .get("/cloud/v5/test_runs/1000001/result_summary", USER)
            .json()
            .path("thresholds_summary");
    assertThat(thresholds).hasToString("{\"successes\":14,\"total\":14}");
  }

  @Test
  void aThresholdThatK6DoesNotReportIsNotMetEither() {
    assertThat(failed.run().path("status").asText()).isEqualTo("completed");
    assertThat(failed.run().path("result").asText()).isEqualTo("failed");
    JsonNode run = failed.server().get("/cloud/v5/test_runs/1000001", USER).json();
    assertThat(run.path("run_status").asInt()).isEqualTo(3);
    assertThat(run.path("result_status").asInt()).isEqualTo(1);
  }

  @Test
  void whatWasNotMetIsToldWithItsValueAndItsTime() {
    JsonNode thresholds =
        failed.server().get("/cloud/v5/test_runs/1000001/thresholds", USER).json();
    assertThat(thresholds.path("passed").asBoolean()).isFalse();
    JsonNode threshold = thresholds.at("/value/0");
    assertThat(threshold.path("expression").asText()).isEqualTo("p(95)<0.001");
    // k6's own screen said 8.41 ms; what it pushed has buckets 0.8 % wide.
    assertThat(threshold.path("value").asDouble()).isCloseTo(8.41, within(0.08));
    assertThat(threshold.path("first_crossed").asText()).startsWith("2026-11-21T20:39:1");

    String legacy = "/loadtests/v2/thresholds?test_run_id=1000001";
    JsonNode tainted = failed.server().get(legacy, USER).json().at("/k6-thresholds/0");
    assertThat(tainted.path("tainted").asBoolean()).isTrue();
    assertThat(tainted.path("tainted_at")).isEqualTo(threshold.path("first_crossed"));
    assertThat(tainted.path("calculated_value")).isEqualTo(threshold.path("value"));
  }

  @Test
  void aRateIsOverTheTimeThatTheTestTook() {
    JsonNode thresholds =
        local.server().get("/cloud/v5/test_runs/1000001/thresholds", USER).json().path("value");
    double rate = Double.NaN;
    for (JsonNode threshold : thresholds) {
      if (threshold.path("expression").asText().equals("rate>0.01")) {
        rate = threshold.path("value").asDouble();
      }
    }
    // k6 itself: 42 in 15.344 s. Over the 16 seconds that have samples it would be 2.625.
    assertThat(rate).isCloseTo(2.7372, within(0.02));
  }

  @Test
  void whatK6LoggedCanBeRead() {
    String logs = "/cloud/v5/test_runs/1000001/logs?$count=true&$top=1";
    JsonNode log = local.server().get(logs, USER).json();
    assertThat(log.path("@count").asInt()).isEqualTo(2);
    assertThat(log.path("@nextLink").asText()).contains("$skip=1");
    assertThat(log.path("value").path(0))
        .hasToString(
            "{\"time\":\"2026-11-21T20:41:33.034016316Z\",\"level\":\"warning\","
                + "\"message\":\"Request Failed error=Get \\\"http://127.0.0.1:9/refused\\\":"
                + " dial tcp 127.0.0.1:9: connect: connection refused\"}");
  }

  @Test
  void theSameNameAgainIsFoundByItsName() {
    Recording.Sent first = Recording.of(FAILED).get(0);
    RawResponse conflict =
        failed.server().post(first.path(), first.body().array(), failed.headers(first));
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.json().at("/error/code").asText()).isEqualTo("conflict");

    JsonNode found = named("abort.js");
    assertThat(found).hasSize(1);
    assertThat(found.path(0).path("id").asLong()).isEqualTo(501);
    assertThat(found.path(0).path("name").asText()).isEqualTo("abort.js");
    assertThat(named("bort.js")).isEmpty();
    assertThat(named("ABORT.js")).isEmpty();
  }

  private JsonNode named(String name) {
    String path = "/cloud/v6/projects/77/load_tests?%24top=1&name=" + name;
    return failed.server().get(path, USER).json().path("value");
  }
}
