package io.stepwell.schemas.push;

import io.stepwell.metrics.Sketch;
import io.stepwell.metrics.Trend;
import io.stepwell.schemas.wire.k6.BucketSpan;
import io.stepwell.schemas.wire.k6.TrendValue;

/**
 * One window of a trend: exact count, sum, minimum and maximum, and an HDR histogram of the values.
 * Each bucket enters the sketch as its upper edge, within [minimum, maximum], as often as it counts
 * (api.md R49). Negative values, which the histogram only counts, enter as the minimum; those that
 * are too great for it as the maximum.
 */
final class TrendWindow {

  /** Where the resolution is not sent it is this, and the significant digits are two. */
  private static final double DEFAULT_RESOLUTION = 1;

  private static final int DIGITS = 2;

  private static final double ROUNDING = 1e-9;

  private final TrendValue value;
  private final Place place;
  private final double min;
  private final double max;
  private final double resolution;
  private final long low;
  private final long high;

  private final Sketch sketch = new Sketch(Sketch.BASE_K);
  private final Spread spread;
  private long counted;
  private int first = -1;
  private int last = -1;

  private TrendWindow(TrendValue value, Place place) {
    this.value = value;
    this.place = place;
    this.min = place.finite("minimum", value.getMin());
    this.max = place.finite("maximum", value.getMax());
    this.low = Integer.toUnsignedLong(value.getExtraLow());
    this.high = Integer.toUnsignedLong(value.getExtraHigh());
    this.resolution = resolution();
    this.spread = new Spread(min, max);
  }

  /** The state of a window. */
  static Trend read(TrendValue value, Place place) {
    return new TrendWindow(value, place).trend();
  }

  private double resolution() {
    if (value.hasSignificantDigits() && value.getSignificantDigits() != DIGITS) {
      throw place.bad(
          "has a histogram of " + value.getSignificantDigits() + " significant digits, not 2");
    }
    double sent = value.getMinResolution();
    if (sent < 0 || !Double.isFinite(sent)) {
      throw place.bad("has a histogram with the resolution " + sent);
    }
    return sent == 0 ? DEFAULT_RESOLUTION : sent;
  }

  private Trend trend() {
    long count = Integer.toUnsignedLong(value.getCount());
    double sum = place.finite("sum", value.getSum());
    checkMoments(count, sum);
    if (low > 0) {
      sketch.observe(min, low);
      spread.add(min, Math.min(0, max), low);
    }
    readSpans();
    if (high > 0) {
      sketch.observe(max, high);
      spread.add(last < 0 ? min : HdrLayout.upper(last) * resolution, max, high);
    }
    if (low + counted + high != count) {
      throw place.bad(
          "has the count " + count + " but a histogram of " + (low + counted + high) + " values");
    }
    checkEnds();
    return Trend.of(count, sum, min, max, spread.squares(count, sum), sketch);
  }

  private void checkMoments(long count, double sum) {
    if (count == 0) {
      throw place.bad("has no observations; a window without any is not sent");
    }
    double mean = sum / count;
    double slack = ROUNDING * Math.max(Math.abs(min), Math.abs(max));
    if (min > max || mean < min - slack || mean > max + slack) {
      throw place.bad(
          String.format(
              "has minimum %s, average %s and maximum %s, which cannot all be right",
              min, mean, max));
    }
  }

  private void readSpans() {
    int counter = 0;
    long index = 0;
    for (BucketSpan span : value.getSpansList()) {
      index += Integer.toUnsignedLong(span.getOffset());
      long length = Integer.toUnsignedLong(span.getLength());
      if (index + length > HdrLayout.LAST_INDEX + 1) {
        throw place.bad("has a histogram that goes beyond index " + HdrLayout.LAST_INDEX);
      }
      if (length > value.getCountersCount() - counter) {
        throw place.bad("has a histogram with fewer counters than its spans are long");
      }
      for (long end = index + length; index < end; index++) {
        add((int) index, Integer.toUnsignedLong(value.getCounters(counter++)));
      }
    }
    if (counter != value.getCountersCount()) {
      throw place.bad("has a histogram with more counters than its spans are long");
    }
  }

  private void add(int index, long weight) {
    if (weight == 0) {
      return;
    }
    counted += weight;
    first = first < 0 ? index : first;
    last = index;
    double upper = within(HdrLayout.upper(index) * resolution);
    sketch.observe(upper, weight);
    spread.add(within(HdrLayout.lower(index) * resolution), upper, weight);
  }

  private double within(double edge) {
    return Math.min(max, Math.max(min, edge));
  }

  /** The histogram has to start where the minimum is counted and to end where the maximum is. */
  private void checkEnds() {
    boolean starts = low > 0 ? min < 0 : min >= 0 && (first < 0 || first == indexOf(min));
    boolean ends = high > 0 ? max >= 0 : last < 0 ? max < 0 : last == indexOf(max);
    if (!starts || !ends) {
      throw place.bad(
          "has a histogram that does not start at its minimum "
              + min
              + " or end at its maximum "
              + max);
    }
  }

  /** Divided as k6 does it, so that a value at an edge comes out on the same side. */
  private int indexOf(double sample) {
    return HdrLayout.index(sample / resolution);
  }
}
