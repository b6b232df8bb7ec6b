package io.stepwell.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two runs of which one page got slower and another did not, and a run of somebody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompareTest {

  private static final long NANOS = 1_000_000_000L;
  private static final String ONE = "Authorization: Bearer one";
  private static final String ALL = "Authorization: Bearer all";
  private static final String DURATION =
      "/cloud/v5/test_runs/%d/compare_k6(metric='http_req_duration',query='histogram_quantile(0.5)"
          + " by (name)',with=%d)";

  private final TestHome home = TestHome.create();
  private final TestServer server = TestServer.over(home).token("one@1").token("all").start();

  @BeforeAll
  void fill() {
    home.write(1, "ours", "{}", samples(1, 100));
    home.write(1, "ours, too", "{}", samples(2, 130));
    home.write(2, "theirs", "{}", samples(3, 100));
    home.claim(1, "ours", 4);
  }

  @AfterAll
  void close() {
    server.close();
    home.close();
  }

  private static List<Sample> samples(long run, double slow) {
    Random random = new Random(run);
    List<Sample> samples = new ArrayList<>();
    for (int second = 0; second < 60; second++) {
      for (int i = 0; i < 4; i++) {
        samples.add(sample(run, "slow", second, slow + 10 * random.nextGaussian()));
        samples.add(sample(run, "same", second, 50 + 10 * random.nextGaussian()));
      }
    }
    samples.add(sample(run, "of " + run, 9, 1));
    return samples;
  }

  private static Sample sample(long run, String name, int second, double value) {
    SeriesKey key = new SeriesKey("http_req_duration", Labels.of(Map.of("name", name)));
    return new Sample(run, key, MetricType.TREND, (1_684_949_400L + second) * NANOS, value);
  }

  private RawResponse ask(String path, String token) {
    return server.get(path.replace(" ", "%20"), token);
  }

  @Test
  void aChangeIsToldFromNoise() {
    JsonNode json = ask(DURATION.formatted(1, 2), ONE).json();
    assertThat(json.has("warnings")).isFalse();
    JsonNode data = json.path("data");
    assertThat(data.path("base").asLong()).isEqualTo(1);
    assertThat(data.path("with").asLong()).isEqualTo(2);
    assertThat(data.path("better").asText()).isEqualTo("lower");
    assertThat(data.path("blocks").asInt()).isEqualTo(10);
    assertThat(data.path("result").findValuesAsText("name"))
        .containsExactly("of 1", "of 2", "same", "slow");
    assertThat(data.path("result").findValuesAsText("finding"))
        .containsExactly("only_base", "only_other", "within_noise", "changed");
    JsonNode slow = data.path("result").path(3);
    assertThat(slow.path("change").asDouble())
        .isEqualTo(slow.path("value").asDouble() - slow.path("base").asDouble())
        .isBetween(
            slow.path("interval").path(0).asDouble(), slow.path("interval").path(1).asDouble())
        .isBetween(25.0, 35.0);
  }

  @Test
  void valuesAreThoseOfTheRunsThemselves() {
    JsonNode slow = ask(DURATION.formatted(1, 2), ALL).json().at("/data/result/3");
    assertThat(slow.path("base").asDouble()).isEqualTo(value(1));
    assertThat(slow.path("value").asDouble()).isEqualTo(value(2));
  }

  private double value(long run) {
    String path =
        "/cloud/v5/test_runs/%d/query_aggregate_k6(metric='http_req_duration{name=\"slow\"}',query='histogram_quantile(0.5)')";
    return ask(path.formatted(run), ALL).json().at("/data/result/0/values/0/1").asDouble();
  }

  @Test
  void theSameQuestionGetsTheSameAnswer() {
    assertThat(ask(DURATION.formatted(1, 2), ONE).text())
        .isEqualTo(ask(DURATION.formatted(1, 2), ALL).text());
  }

  @Test
  void bothRunsHaveToBeInSight() {
    assertThat(ask(DURATION.formatted(1, 3), ALL).status()).isEqualTo(200);
    for (String path : List.of(DURATION.formatted(1, 3), DURATION.formatted(3, 1))) {
      RawResponse foreign = ask(path, ONE);
      assertThat(foreign.status()).isEqualTo(404);
      assertThat(foreign.text())
          .isEqualTo(ask(path.replace("3", "9"), ONE).text().replace("run 9", "run 3"));
    }
    assertThat(ask(DURATION.formatted(1, 2), "Authorization: Bearer none").status()).isEqualTo(401);
  }

  @Test
  void aRunWithoutSamplesIsSaidToHaveNone() {
    JsonNode json = ask(DURATION.formatted(4, 1), ONE).json();
    assertThat(json.path("warnings").path(0).asText()).isEqualTo("test run 4 has no samples yet");
    assertThat(json.path("data").path("result").findValuesAsText("finding"))
        .containsOnly("only_other");
  }
}
