package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.stepwell.metrics.MetricType;
import io.stepwell.query.MetricInfo;
import io.stepwell.schemas.k6.K6Summary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds answers over a whole run against what k6 itself said at the end of it. */
record SummaryAgreement(K6Summary summary) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** With the summary that k6 wrote with {@code --summary-export}. */
  static SummaryAgreement with(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new SummaryAgreement(K6Summary.read(in, file.toString()));
    }
  }

  /** Waits until what is on its way to the lake is there, and fails then if a figure differs. */
  void await(FilledHome home, long run) throws InterruptedException {
    Awaited.until(PATIENCE, () -> run, id -> check(home, id));
  }

  /** Fails at the first figure that differs. */
  void check(FilledHome home, long run) {
    Map<String, MetricType> types =
        home.store().metrics(run).stream()
            .collect(Collectors.toMap(MetricInfo::name, MetricInfo::type));
    assertThat(plainNames()).isEqualTo(types.keySet());
    for (String name : summary.metrics().keySet()) {
      Map<String, String> methods = methods(Known.in(types, name.split("\\{", 2)[0]));
      methods.forEach((figure, method) -> check(home, run, name, figure, method));
    }
  }

  private Set<String> plainNames() {
    return summary.metrics().keySet().stream()
        .filter(name -> !name.contains("{"))
        .collect(Collectors.toSet());
  }

  /**
   * The method that asks for one of k6's figures. Not among them: rates per second, as k6 divides
   * by the time its process took, and a gauge's last value, which to k6 is the last to arrive. k6's
   * percentiles lie between two samples; {@link SampleAgreementTest} and {@link LiveAgreement} have
   * ours.
   */
  private static Map<String, String> methods(MetricType type) {
    return switch (type) {
      case COUNTER -> Map.of("count", "increase");
      case GAUGE -> Map.of("min", "min", "max", "max");
      case RATE -> Map.of("passes", "increase_nz", "fails", "increase_z", "value", "ratio");
      case TREND ->
          Map.of(
              "count", "histogram_count_increase",
              "min", "histogram_min",
              "max", "histogram_max",
              "avg", "histogram_avg");
    };
  }

  private void check(FilledHome home, long run, String name, String figure, String method) {
    if (summary.value(name, figure).isEmpty()) {
      // A summary without the optional count of trends.
      assertThat(figure).isEqualTo("count");
      return;
    }
    double expected = summary.value(name, figure).getAsDouble();
    double answer = home.value(run, selector(name), method);
    if (figure.equals("avg") || (figure.equals("count") && expected != Math.rint(expected))) {
      // The order of addition is not k6's.
      assertThat(answer).as("%s %s", name, method).isCloseTo(expected, withinPercentage(1e-7));
    } else {
      assertThat(answer).as("%s %s", name, method).isEqualTo(expected);
    }
  }

  /** From {@code checks{team:web,group:a}} to {@code checks{team="web",group="a"}}. */
  private static String selector(String submetric) {
    int brace = submetric.indexOf('{');
    if (brace < 0) {
      return submetric;
    }
    String inside = submetric.substring(brace + 1, submetric.length() - 1);
    return Stream.of(inside.split(","))
        .map(pair -> pair.replaceFirst(":", "=\"") + '"')
        .collect(Collectors.joining(",", submetric.substring(0, brace) + "{", "}"));
  }
}
