package io.stepwell.server.verdict;

import io.stepwell.metrics.BuiltinMetric;
import io.stepwell.metrics.BuiltinMetrics;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.RunExtent;
import io.stepwell.query.StepStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judges one run by its thresholds, by the rules that k6 goes by when a run ends. */
final class Judge {

  private final List<DeclaredThreshold> thresholds;
  private final RunValues values;
  private final K6Values k6Values;

  Judge(long run, List<DeclaredThreshold> thresholds, StepStore steps) {
    this.thresholds = thresholds;
    this.values = new RunValues(steps, run);
    this.k6Values = new K6Values(values, seconds(steps.extent(run)));
  }

  private static double seconds(Optional<RunExtent> extent) {
    return extent.map(known -> known.end() - known.start()).orElse(1L);
  }

  Verdict verdict() {
    return new Verdict(thresholds.stream().map(this::judge).toList());
  }

  private JudgedThreshold judge(DeclaredThreshold threshold) {
    Optional<ThresholdExpression> expression = ThresholdExpression.parse(threshold.expression());
    if (expression.isEmpty()) {
      return judged(threshold, OptionalDouble.empty(), false);
    }
    MetricType type = type(threshold.name(), expression.get());
    if (!expression.get().suits(type)) {
      return judged(threshold, OptionalDouble.empty(), false);
    }
    OptionalDouble value = k6Values.of(expression.get(), type, threshold.selector());
    if (value.isEmpty() && type == MetricType.RATE) {
      // A share of nothing is nothing that k6 could hold against a run.
      return judged(threshold, value, true);
    }
    return judged(threshold, value, expression.get().holds(value.orElse(0)));
  }

  private static JudgedThreshold judged(
      DeclaredThreshold threshold, OptionalDouble value, boolean met) {
    return new JudgedThreshold(threshold.metric(), threshold.expression(), value, met);
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
