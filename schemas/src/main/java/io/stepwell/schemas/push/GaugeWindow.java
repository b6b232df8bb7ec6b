package io.stepwell.schemas.push;

import io.stepwell.metrics.Gauge;
import io.stepwell.schemas.wire.k6.GaugeValue;

/** One window of a gauge. */
final class GaugeWindow {

  /** How far numbers that k6 rounds apart from each other may be off, relative to their size. */
  private static final double ROUNDING = 1e-9;

  private static final long NANOS = 1_000_000_000L;

  private GaugeWindow() {}

  /**
   * The state of a window. The time of its last value is not sent; the window's start stands for
   * it, which keeps windows in order.
   */
  static Gauge read(GaugeValue value, Place place) {
    long count = Integer.toUnsignedLong(value.getCount());
    double last = place.finite("last value", value.getLast());
    double min = place.finite("minimum", value.getMin());
    double sentMax = place.finite("maximum", value.getMax());
    double avg = place.finite("average", value.getAvg());
    double sum = place.finite("sum", avg * count);
    if (count == 0) {
      throw place.bad("has no observations; a window without any is not sent");
    }
    double slack = ROUNDING * Math.max(Math.abs(min), Math.abs(sentMax));
    if (min > last || last > sentMax || avg < min - slack || avg > sentMax + slack) {
      throw place.bad(
          String.format(
              "has minimum %s, average %s, last value %s and maximum %s, which cannot all be right",
              min, avg, last, sentMax));
    }
    double max = sentMax == 0 && last < 0 ? greatest(count, sum, min, last) : sentMax;
    Gauge gauge = new Gauge();
    gauge.add(count, sum, min, max, last, place.second() * NANOS);
    return gauge;
  }

  /**
   * The maximum where k6 sends 0 and the last value is negative. k6 starts its maximum from 0 (the
   * {@code gauge} of {@code internal/output/cloud/expv2/sink.go}), so a 0 may be a value or may
   * stand for a lack of any value above it. What is left of the sum without the last value, if all
   * other values but one were as low as the minimum, is the most that the one can have been: that
   * is exact for one or two values and for equal ones, and if it reaches 0, k6's 0 stays.
   */
  private static double greatest(long count, double sum, double min, double last) {
    double most = sum - last - (count - 2) * min;
    return most > min * ROUNDING * count ? 0 : Math.max(last, most);
  }
}
