package io.stepwell.server.verdict;

import io.stepwell.metrics.BuiltinMetric;
import io.stepwell.metrics.BuiltinMetrics;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.StepStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Judges one run by its thresholds, by the rules that k6 goes by when a run ends. What k6 itself
 * has said of a threshold holds.
 */
final class Judge {

  private final List<DeclaredThreshold> thresholds;
  private final ReportedThresholds reported;
  private final RunValues values;
  private final K6Values k6Values;

  Judge(JudgedRun run, StepStore steps) {
    this.reported = ReportedThresholds.of(run.reported());
    this.thresholds = reported.addTo(DeclaredThreshold.all(run.thresholds()));
    this.values = new RunValues(steps, run.id());
    this.k6Values = new K6Values(values, TestTime.seconds(steps.extent(run.id()), run.took()));
  }

  Verdict verdict() {
    return new Verdict(thresholds.stream().map(this::judge).toList());
  }

  private JudgedThreshold judge(DeclaredThreshold threshold) {
    Optional<ThresholdExpression> parsed = ThresholdExpression.parse(threshold.expression());
    Optional<MetricType> type = parsed.map(expression -> type(threshold.name(), expression));
    if (parsed.isEmpty() || !parsed.get().suits(type.orElseThrow())) {
      return judged(threshold, OptionalDouble.empty(), false);
    }
    OptionalDouble value = k6Values.of(parsed.get(), type.get(), threshold.selector());
    // A share of nothing is nothing that k6 would hold against a run; all else of nothing is 0.
    boolean nothing = value.isEmpty() && type.get() == MetricType.RATE;
    return judged(threshold, value, nothing || parsed.get().holds(value.orElse(0)));
  }

  private JudgedThreshold judged(DeclaredThreshold threshold, OptionalDouble value, boolean met) {
    return new JudgedThreshold(
        threshold.metric(), threshold.expression(), value, reported.isMet(threshold).orElse(met));
  }

  /** A metric without samples has no type in the data; what is asked of it tells its type then. */
  private MetricType type(String metric, ThresholdExpression expression) {
    return values
        .type(metric)
        .or(() -> BuiltinMetrics.named(metric).map(BuiltinMetric::type))
        .orElseGet(() -> guess(metric, expression));
  }

  private MetricType guess(String metric, ThresholdExpression expression) {
    return switch (expression.aggregation()) {
      case "value" -> MetricType.GAUGE;
      case "count" -> MetricType.COUNTER;
      case "rate" -> isCounted(metric) ? MetricType.COUNTER : MetricType.RATE;
      default -> MetricType.TREND;
    };
  }

  private boolean isCounted(String metric) {
    return thresholds.stream()
        .filter(threshold -> threshold.name().equals(metric))
        .flatMap(threshold -> ThresholdExpression.parse(threshold.expression()).stream())
        .anyMatch(expression -> expression.aggregation().equals("count"));
  }
}
