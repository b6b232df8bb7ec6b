package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real k6 that streams into a run which others have asked for, one k6 alone or several. */
@ExtendWith(SharedUp.class)
@Timeout(240)
class K6GivenRunIT {

  private static final String JSON_OUT = "json=run.json";

  /** How wide k6's buckets are at most, as a share and where values are small. */
  private static final double BUCKET = 1.0 / 128;

  private static final double LEAST_BUCKET = 0.0011;

  @TempDir private Path directory = Path.of("");
  private final UpProcess up;
  private final UpRuns runs;
  private final LoadGenerator generator;

  K6GivenRunIT(UpProcess up) {
    this.up = up;
    this.runs = new UpRuns(up);
    this.generator = new LoadGenerator(up);
  }

  @Test
  void aRunIsJudgedByWhatWasSaidWhenItWasAskedFor() throws Exception {
    JsonNode given = generator.askForRun("given", "{\"thresholds\":{\"orders\":[\"count<1\"]}}");
    long run = given.path("test_run_id").asLong();
    JsonNode config = given.path("runtime_config");
    Files.writeString(
        directory.resolve("config.json"),
        """
        {"collectors":{"cloud":{"stackID":1,"testRunToken":%s,"metricsPushURL":%s,
          "aggregationPeriod":"1s","aggregationWaitPeriod":"1s"}}}
        """
            .formatted(config.path("test_run_token"), config.at("/metrics/push_url")));
    K6Program.Ended ended =
        StreamingK6.OUT_CLOUD_2
            .start(
                up,
                directory,
                Map.of("DURATION", "3s", "K6_CLOUDRUN_TEST_RUN_ID", Long.toString(run)),
                "--config",
                "config.json",
                "--out",
                JSON_OUT)
            .await();

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(runs.settled(run).path("status").asText()).isEqualTo("completed");
    assertThat(runs.settled(run).path("result").asText()).isEqualTo("failed");
    try (FilledHome home = new FilledHome(up.home())) {
      LiveAgreement.with(RawRun.read(directory.resolve("run.json"))).await(home, run);
    }
  }

  @Test
  void severalK6OfDifferentKindsAreAsGoodAsOne() throws Exception {
    long run = generator.create("several");
    List<K6Program.Running> started = new ArrayList<>();
    List<Path> outputs = new ArrayList<>();
    for (StreamingK6 kind :
        List.of(StreamingK6.OUT_CLOUD_1, StreamingK6.OUT_CLOUD_2, StreamingK6.JSON_PUSHES)) {
      Path here = directory.resolve(kind.name());
      outputs.add(here.resolve("run.json"));
      String tag = "instance_id=" + outputs.size();
      started.add(kind.start(up, here, into(run, kind), "--tag", tag, "--out", JSON_OUT));
    }
    for (K6Program.Running k6 : started) {
      K6Program.Ended ended = k6.await();
      assertThat(ended.exitCode()).as(ended.output()).isZero();
    }
    assertThat(runs.v5(run).path("run_status").asInt()).as("nobody has ended it").isEqualTo(2);
    generator.finish(run);
    assertThat(runs.settled(run).path("result").asText()).isEqualTo("passed");

    RawRun raw = RawRun.read(outputs.toArray(new Path[0]));
    try (FilledHome home = new FilledHome(up.home())) {
      LiveAgreement.with(raw).await(home, run);
      assertThat(home.value(run, "vus_max", "sum(last by (instance_id))")).isEqualTo(12);
      for (String metric : List.of("http_req_duration", "iteration_duration", "waited")) {
        checkQuantiles(home, run, raw, metric);
      }
    }
  }

  private static Map<String, String> into(long run, StreamingK6 kind) {
    Map<String, String> variables = new HashMap<>();
    variables.put("DURATION", "3s");
    variables.put("K6_CLOUD_PUSH_REF_ID", Long.toString(run));
    if (kind != StreamingK6.JSON_PUSHES) {
      // A k6 that asks for its run is told so by the answer.
      variables.put("K6_CLOUD_AGGREGATION_PERIOD", "1s");
      variables.put("K6_CLOUD_AGGREGATION_WAIT_PERIOD", "1s");
    }
    return variables;
  }

  /** Those of all values, whoever measured them. */
  private static void checkQuantiles(FilledHome home, long run, RawRun raw, String metric) {
    double[] values = raw.samples(metric).stream().mapToDouble(RawSample::value).sorted().toArray();
    for (double q : new double[] {0.1, 0.5, 0.9, 0.95, 0.99}) {
      double exact = values[(int) Math.ceil(q * values.length) - 1];
      assertThat(home.value(run, metric, "histogram_quantile(" + q + ")"))
          .as("quantile %s of %s", q, metric)
          .isCloseTo(exact, within(LEAST_BUCKET + exact * BUCKET));
    }
  }
}
