package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.MetricInfo;
import io.stepwell.schemas.k6.K6Summary;
import io.stepwell.server.verdict.JudgedRun;
import io.stepwell.server.verdict.JudgedThreshold;
import io.stepwell.server.verdict.Verdict;
import io.stepwell.server.verdict.Verdicts;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thresholds are judged as k6 itself judged them, on the values that k6 itself came to. */
@ExtendWith(FixtureHome.class)
class ThresholdAgreementTest {

  /** How far the sketch's single precision may be off, in percent. */
  private static final double PRECISION = 1e-5;

  private final FilledHome home;

  ThresholdAgreementTest(FilledHome home) {
    this.home = home;
  }

  @ParameterizedTest
  @EnumSource(names = {"RUN", "RUN2", "WS"})
  void theRunsOwnThresholdsGetK6sVerdicts(Fixture fixture) throws IOException {
    Map<String, Map<String, Boolean>> failed = new TreeMap<>(fixture.summary().failedThresholds());
    failed.values().removeIf(Map::isEmpty);
    Map<String, List<String>> declared = new TreeMap<>();
    failed.forEach((metric, rules) -> declared.put(metric, List.copyOf(rules.keySet())));
    Map<String, Map<String, Boolean>> judged = new TreeMap<>();
    for (JudgedThreshold threshold : judge(fixture, declared).thresholds()) {
      judged
          .computeIfAbsent(threshold.metric(), metric -> new TreeMap<>())
          .put(threshold.expression(), !threshold.met());
    }
    assertThat(judged).isEqualTo(failed);
  }

  @ParameterizedTest
  @EnumSource(names = {"RUN", "RUN2", "WS"})
  void everyFigureOfK6sSummaryIsTheValueThatIsJudged(Fixture fixture) throws IOException {
    Map<String, Map<String, Double>> figures = figures(fixture);
    Map<String, List<String>> declared = new TreeMap<>();
    figures.forEach(
        (metric, values) ->
            declared.put(metric, values.keySet().stream().map(f -> f + "<0").toList()));
    for (JudgedThreshold threshold : judge(fixture, declared).thresholds()) {
      String figure = threshold.expression().substring(0, threshold.expression().length() - 2);
      double k6 = Known.in(Known.in(figures, threshold.metric()), figure);
      assertThat(threshold.value().orElseThrow())
          .as("%s %s", threshold.metric(), figure)
          .isCloseTo(k6, withinPercentage(PRECISION));
    }
  }

  /** Those that thresholds know, but for rates per second, which need the test's own duration. */
  private Map<String, Map<String, Double>> figures(Fixture fixture) throws IOException {
    Map<String, MetricType> types =
        home.store().metrics(fixture.run()).stream()
            .collect(Collectors.toMap(MetricInfo::name, MetricInfo::type));
    K6Summary summary = fixture.summary();
    Map<String, Map<String, Double>> figures = new TreeMap<>();
    summary
        .metrics()
        .forEach(
            (metric, values) ->
                figures.put(metric, of(Known.in(types, metric.split("\\{", 2)[0]), values)));
    return figures;
  }

  private static Map<String, Double> of(MetricType type, Map<String, Double> values) {
    Map<String, Double> figures = new LinkedHashMap<>(values);
    switch (type) {
      case COUNTER -> figures.keySet().retainAll(List.of("count"));
      case GAUGE -> figures.keySet().clear();
      case RATE -> {
        figures.keySet().retainAll(List.of("value"));
        figures.put("rate", figures.remove("value"));
      }
      case TREND -> figures.keySet().remove("count");
    }
    return figures;
  }

  private Verdict judge(Fixture fixture, Map<String, List<String>> declared) {
    String thresholds = new ObjectMapper().valueToTree(declared).toString();
    JudgedRun run =
        new JudgedRun(fixture.run(), thresholds, Optional.empty(), Optional.empty(), false);
    return new Verdicts().on(run, Optional.empty(), home.store());
  }
}
