package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.MetricType;
import io.stepwell.query.MetricInfo;
import io.stepwell.schemas.push.PushFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What several load generators push into one run is as if one had pushed it all. */
@ExtendWith(SharedUp.class)
@Timeout(240)
class SeveralGeneratorsIT {

  private static final List<RecordedPushes> GENERATORS =
      List.of(
          RecordedPushes.of("v1.8.1-run"),
          RecordedPushes.of("v2.2.0-run"),
          RecordedPushes.of("v2.2.0-provisioned"));

  private static final List<String> QUANTILES = List.of("0.01", "0.5", "0.9", "0.95", "0.99");

  private final UpProcess up;
  private final LoadGenerator generator;

  SeveralGeneratorsIT(UpProcess up) {
    this.up = up;
    this.generator = new LoadGenerator(up);
  }

  @Test
  void theirSamplesMergeAndTheirGaugesStayApart() throws Exception {
    long apart = generator.create("three generators");
    long together = generator.create("one generator");
    for (int i = 0; i < GENERATORS.size(); i++) {
      for (byte[] body : GENERATORS.get(i).bodies()) {
        push(together, MovedPush.of(body));
        push(apart, MovedPush.of(body).tagged("instance_id", "generator-" + i));
      }
    }
    generator.finish(apart);
    generator.finish(together);
    try (FilledHome home = new FilledHome(up.home())) {
      Awaited.until(
          LiveAgreement.PATIENCE,
          () -> figures(home, apart),
          found -> assertThat(found).hasSizeGreaterThan(90).isEqualTo(figures(home, together)));
      checkGauges(home, apart);
      assertThat(instances(home, together)).containsExactly("1");
    }
  }

  private void push(long run, MovedPush push) throws Exception {
    generator.push(run, PushFormat.V2_PROTOBUF, push.toRun(run).body());
  }

  /** All that merges. */
  private static Map<String, Double> figures(FilledHome home, long run) {
    Map<String, Double> figures = new TreeMap<>(RunFigures.of(home, run));
    figures.keySet().removeIf(name -> name.matches("(series|last of .*|last_time of .*)"));
    for (MetricInfo metric : home.store().metrics(run)) {
      if (metric.type() == MetricType.TREND) {
        for (String q : QUANTILES) {
          String method = "histogram_quantile(" + q + ")";
          figures.put(method + " of " + metric.name(), home.value(run, metric.name(), method));
        }
      }
    }
    return figures;
  }

  /** Each recording ends with a number of its own, and the sum of them is what there was. */
  private static void checkGauges(FilledHome home, long run) {
    double sum = 0;
    for (RecordedPushes recorded : GENERATORS) {
      List<RawSample> samples = RawRun.read(recorded.json()).samples("vus");
      sum += samples.get(samples.size() - 1).value();
    }
    assertThat(home.value(run, "vus", "sum(last by (instance_id))")).isEqualTo(sum);
    assertThat(instances(home, run)).containsExactly("generator-0", "generator-1", "generator-2");
  }

  private static List<String> instances(FilledHome home, long run) {
    return home.aggregate(run, "vus", "last by (instance_id)").series().stream()
        .map(series -> series.labels().get("instance_id"))
        .toList();
  }
}
