package io.stepwell.metrics;

/**
 * One value as k6 saw it.
 *
 * @param run the test run's id
 * @param series metric and labels
 * @param type the metric's type
 * @param epochNanos when, in nanoseconds since the epoch
 * @param value in the metric's unit, finite
 */
public record Sample(long run, SeriesKey series, MetricType type, long epochNanos, double value) {

  private static final long NANOS = 1_000_000_000L;

  /** The base step that the sample belongs to, in seconds since the epoch. */
  public long second() {
    return Math.floorDiv(epochNanos, NANOS);
  }
}
