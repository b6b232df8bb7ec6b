package io.stepwell.schemas.push;

import io.stepwell.metrics.Sketch;
import io.stepwell.metrics.Trend;

/**
 * Durations of which old versions of k6 send no more than how many there were, the least, the
 * greatest and the average. Count, sum, minimum and maximum are exact; in the sketch, and for the
 * deviations, all values but the least and the greatest stand at their own average, as their
 * quantiles cannot be had.
 */
final class AggregatedTrend {

  private static final double ROUNDING = 1e-9;

  private AggregatedTrend() {}

  /**
   * The state of a window.
   *
   * <p>k6 0.47 and older forget a minimum of 0 that comes before all greater values ({@code
   * AggregatedMetric} of {@code output/cloud/data.go}); where the average is too low for the
   * minimum sent, the minimum was 0.
   *
   * @param count how many values there were, at least 1
   */
  static Trend read(long count, JsonFigures figures, Place place) {
    double sent = place.finite("minimum", figures.min());
    double max = place.finite("maximum", figures.max());
    double sum = place.finite("sum", place.finite("average", figures.avg()) * count);
    double slack = ROUNDING * max * count;
    double min = sum < (count - 1) * sent + max - slack ? Math.min(0, sent) : sent;
    if (min < 0 || min > max || sum < max - slack || sum > min + (count - 1) * max + slack) {
      throw place.bad(
          String.format(
              "has minimum %s, average %s and maximum %s of %d durations, which cannot all be right",
              sent, figures.avg(), max, count));
    }
    Sketch sketch = new Sketch(Sketch.BASE_K);
    Spread spread = new Spread(min, max);
    observe(min, 1, sketch, spread);
    if (count > 2) {
      double others = (sum - min - max) / (count - 2);
      observe(Math.min(max, Math.max(min, others)), count - 2, sketch, spread);
    }
    if (count > 1) {
      observe(max, 1, sketch, spread);
    }
    return Trend.of(count, sum, min, max, spread.squares(count, sum), sketch);
  }

  private static void observe(double value, long weight, Sketch sketch, Spread spread) {
    sketch.observe(value, weight);
    spread.add(value, value, weight);
  }
}
