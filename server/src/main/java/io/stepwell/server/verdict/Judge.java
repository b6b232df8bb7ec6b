package io.stepwell.server.verdict;

import io.stepwell.metrics.BuiltinMetric;
import io.stepwell.metrics.BuiltinMetrics;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.RunExtent;
import io.stepwell.query.StepStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Judges one run by its thresholds, by the rules that k6 goes by when a run ends. What k6 itself
 * has said of a threshold holds.
 */
final class Judge {

  private final List<DeclaredThreshold> thresholds;
  private final ReportedThresholds reported;
  private final StepStore steps;
  private final Optional<RunExtent> extent;
  private final RunValues values;
  private final K6Values k6Values;

  Judge(JudgedRun run, StepStore steps) {
    this.reported = ReportedThresholds.of(run.reported());
    this.thresholds = reported.addTo(DeclaredThreshold.all(run.thresholds()));
    this.steps = steps;
    this.extent = steps.extent(run.id());
    this.values = new RunValues(steps, run.id());
    this.k6Values = new K6Values(values, TestTime.seconds(extent, run.took()));
  }

  Verdict verdict() {
    return new Verdict(thresholds.stream().map(this::judge).toList());
  }

  /** Each threshold with the verdict on it and when it was first not met. */
  List<TracedThreshold> traced() {
    return thresholds.stream().map(this::trace).toList();
  }

  private TracedThreshold trace(DeclaredThreshold threshold) {
    JudgedThreshold judged = judge(threshold);
    Optional<Crossing> crossing = extent.flatMap(time -> crossing(threshold, judged, time));
    return new TracedThreshold(threshold, type(threshold), judged, crossing);
  }

  private Optional<Crossing> crossing(
      DeclaredThreshold threshold, JudgedThreshold judged, RunExtent time) {
    Optional<Demand> demand = demand(threshold);
    OptionalLong found =
        demand.isEmpty()
            ? OptionalLong.empty()
            : FirstCrossing.find(
                threshold, demand.get().expression(), demand.get().type(), time, steps);
    if (found.isPresent()) {
      long end = found.getAsLong() + 1;
      K6Values then = new K6Values(values.before(end), end - time.start());
      return Optional.of(new Crossing(found.getAsLong(), value(then, demand.get(), threshold)));
    }
    // What k6 has said, and what nothing was measured of, is known at the end alone.
    return judged.met()
        ? Optional.empty()
        : Optional.of(new Crossing(time.end() - 1, judged.value()));
  }

  /** What a threshold demands of a metric that can be asked for it. */
  private record Demand(ThresholdExpression expression, MetricType type) {}

  private Optional<Demand> demand(DeclaredThreshold threshold) {
    return ThresholdExpression.parse(threshold.expression())
        .map(expression -> new Demand(expression, type(threshold.name(), expression)))
        .filter(demand -> demand.expression().suits(demand.type()));
  }

  private static OptionalDouble value(K6Values values, Demand demand, DeclaredThreshold threshold) {
    return values.of(demand.expression(), demand.type(), threshold.selector());
  }

  private JudgedThreshold judge(DeclaredThreshold threshold) {
    Optional<Demand> demand = demand(threshold);
    if (demand.isEmpty()) {
      return judged(threshold, OptionalDouble.empty(), false);
    }
    OptionalDouble value = value(k6Values, demand.get(), threshold);
    // A share of nothing is nothing that k6 would hold against a run; all else of nothing is 0.
    boolean nothing = value.isEmpty() && demand.get().type() == MetricType.RATE;
    return judged(threshold, value, nothing || demand.get().expression().holds(value.orElse(0)));
  }

  private JudgedThreshold judged(DeclaredThreshold threshold, OptionalDouble value, boolean met) {
    return new JudgedThreshold(
        threshold.metric(), threshold.expression(), value, reported.isMet(threshold).orElse(met));
  }

  /** Of what k6 would refuse only the metric can tell the type. */
  private MetricType type(DeclaredThreshold threshold) {
    return ThresholdExpression.parse(threshold.expression())
        .map(expression -> type(threshold.name(), expression))
        .or(() -> values.type(threshold.name()))
        .orElse(MetricType.COUNTER);
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
