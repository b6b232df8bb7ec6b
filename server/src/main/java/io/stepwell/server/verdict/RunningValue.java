package io.stepwell.server.verdict;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Gauge;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Rate;
import io.stepwell.metrics.Split;
import io.stepwell.metrics.Trend;
import io.stepwell.query.SeriesSteps;

/**
 * What a threshold compares, over all that was added so far. To add a second costs the same however
 * many were added before.
 */
sealed interface RunningValue {

  /** For an expression that suits the metric's type. */
  static RunningValue of(ThresholdExpression expression, MetricType type) {
    return expression.share().isPresent()
        ? new OfPlaces(expression.share().getAsDouble(), new Split(expression.bound()))
        : new OfSums(expression.aggregation(), type.empty());
  }

  /** Adds the samples that a series has in a second. */
  void add(SeriesSteps series, long second);

  /**
   * A number that compares with the expression's bound as the value does; NaN if there is none.
   *
   * @param seconds since the run's start
   */
  double beside(long seconds);

  /** A value that a merged state has. */
  record OfSums(String aggregation, Aggregate merged) implements RunningValue {

    @Override
    public void add(SeriesSteps series, long second) {
      series.mergeInto(merged, second, second + 1);
    }

    @Override
    public double beside(long seconds) {
      if (merged instanceof Counter counter) {
        return aggregation.equals("rate") ? counter.sum() / seconds : counter.sum();
      }
      if (merged instanceof Gauge gauge) {
        return gauge.last();
      }
      if (merged instanceof Rate rate) {
        return rate.nonzero() / rate.total();
      }
      Trend trend = (Trend) merged;
      return switch (aggregation) {
        case "min" -> trend.min();
        case "max" -> trend.max();
        default -> trend.mean();
      };
    }
  }

  /** A percentile, which is known only as far as it lies about the bound. */
  record OfPlaces(double share, Split split) implements RunningValue {

    @Override
    public void add(SeriesSteps series, long second) {
      Trend trend = new Trend();
      series.mergeInto(trend, second, second + 1);
      split.add(trend);
    }

    @Override
    public double beside(long seconds) {
      return split.beside(share);
    }
  }
}
