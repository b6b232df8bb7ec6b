package io.stepwell.server.verdict;

import io.stepwell.metrics.MetricType;
import io.stepwell.query.Selector;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * The values that k6 compares with the bounds of thresholds, of a run as a whole. A percentile lies
 * between two samples, as far as k6's formula says; where a sketch no longer holds all samples, it
 * is as near as the sketch is.
 */
final class K6Values {

  private static final double HALF = 0.5;
  private static final MathContext DIGITS = MathContext.DECIMAL64;

  private final RunValues values;
  private final double testSeconds;

  /**
   * @param testSeconds how long the test took, by which k6 divides to get a counter's rate
   */
  K6Values(RunValues values, double testSeconds) {
    this.values = values;
    this.testSeconds = testSeconds;
  }

  /**
   * The value of an expression that suits the metric's type.
   *
   * @return empty if there is no sample; but a counter of a kind that was never seen stands at 0
   */
  OptionalDouble of(ThresholdExpression expression, MetricType type, Selector selector) {
    return switch (type) {
      case COUNTER -> counter(expression, selector);
      case GAUGE -> values.value(selector, "last");
      case RATE -> values.value(selector, "ratio");
      case TREND -> trend(expression, selector);
    };
  }

  private OptionalDouble counter(ThresholdExpression expression, Selector selector) {
    OptionalDouble count = values.value(selector, "increase");
    return expression.aggregation().equals("rate") && count.isPresent()
        ? OptionalDouble.of(count.getAsDouble() / testSeconds)
        : count;
  }

  private OptionalDouble trend(ThresholdExpression expression, Selector selector) {
    if (expression.share().isPresent()) {
      return quantile(expression.share().getAsDouble(), selector);
    }
    return switch (expression.aggregation()) {
      case "min" -> values.value(selector, "histogram_min");
      case "max" -> values.value(selector, "histogram_max");
      default -> values.value(selector, "histogram_avg");
    };
  }

  private OptionalDouble quantile(double share, Selector selector) {
    OptionalDouble count = values.value(selector, "histogram_count_increase");
    if (count.isEmpty() || count.getAsDouble() == 0) {
      return OptionalDouble.empty();
    }
    double place = share * (count.getAsDouble() - 1);
    double below = ranked(Math.floor(place), count.getAsDouble(), selector);
    double above = ranked(Math.ceil(place), count.getAsDouble(), selector);
    return OptionalDouble.of(below + (above - below) * (place - Math.floor(place)));
  }

  /** The sample that stands at that place, from 0, when all are in order. */
  private double ranked(double place, double count, Selector selector) {
    BigDecimal quantile =
        BigDecimal.valueOf(place + HALF).divide(BigDecimal.valueOf(count), DIGITS);
    return values
        .value(selector, "histogram_quantile(" + quantile.toPlainString() + ")")
        .orElseThrow();
  }
}
