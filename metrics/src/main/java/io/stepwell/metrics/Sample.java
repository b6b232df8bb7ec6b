package io.stepwell.metrics;

/**
 * One value as k6 saw it.
 *
 * @param series metric and labels
 * @param type the metric's type
 * @param epochNanos when, in nanoseconds since the epoch
 * @param value in the metric's unit, finite
 */
public record Sample(SeriesKey series, MetricType type, long epochNanos, double value) {

  /** The base step that the sample belongs to, in seconds since the epoch. */
  public long second() {
    return Math.floorDiv(epochNanos, 1_000_000_000L);
  }
}
