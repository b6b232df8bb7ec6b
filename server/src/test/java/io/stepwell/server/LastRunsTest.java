package io.stepwell.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Of a load test of more than thirty runs the thirty that started last are asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LastRunsTest {

  private static final int RUNS = 32;
  private static final List<Integer> LAST_THIRTY = IntStream.rangeClosed(1, 30).boxed().toList();

  private final TestHome home = TestHome.create();
  private final TestServer server = TestServer.start(home);

  /** The higher the id, the earlier the start; each run has a metric of its own. */
  @BeforeAll
  void fill() {
    for (int run = 1; run <= RUNS; run++) {
      int start = 1_684_949_400 - 100 * run;
      home.write(
          1,
          "nightly",
          "load run %d start %d\n  counter http_reqs 1\n  counter only_%d 1\n"
              .formatted(run, start, run));
    }
  }

  @AfterAll
  void close() {
    server.close();
    home.close();
  }

  @Test
  void anAggregateQueryGoesToThem() {
    String target = "/cloud/v5/load_tests/1/query_aggregate_k6(metric='http_reqs',query='value')";
    List<Integer> runs = new ArrayList<>();
    for (JsonNode series : server.get(target).json().path("data").path("result")) {
      runs.add(series.path("metric").path("test_run_id").asInt());
    }
    assertThat(runs).isEqualTo(LAST_THIRTY);
  }

  @Test
  void theirMetricsAreListed() {
    List<String> names = new ArrayList<>();
    for (JsonNode metric : server.get("/cloud/v5/load_tests/1/metrics").json().path("value")) {
      names.add(metric.path("name").asText());
    }
    List<String> expected = new ArrayList<>(List.of("http_reqs"));
    LAST_THIRTY.forEach(run -> expected.add("only_" + run));
    assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
  }
}
