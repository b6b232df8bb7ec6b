package io.stepwell.query.k6test;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A point that a series must have, or a window in which it must have none.
 *
 * @param value NaN for none
 * @param tolerance how far off it may be
 * @param time in unix seconds; the end of its window if empty
 */
record ExpectedPoint(double value, double tolerance, Optional<Long> time) {

  private static final Pattern POINT =
      Pattern.compile(
          "(?<value>-?[0-9.]+(?:e-?\\d+)?)(?:/(?<divisor>[0-9.]+))?(?:~(?<off>[0-9.]+))?"
              + "(?:x(?<more>\\d+))?(?:@(?<time>\\d+))?");
  private static final Pattern NONE = Pattern.compile("_(?:x(?<more>\\d+))?");
  private static final double ROUNDING = 1e-9;

  /** Reads one item, which may stand for several. */
  static List<ExpectedPoint> read(Line line, String item) {
    Matcher none = NONE.matcher(item);
    if (none.matches()) {
      return repeat(new ExpectedPoint(Double.NaN, 0, Optional.empty()), none.group("more"));
    }
    Matcher point = POINT.matcher(item);
    if (!point.matches()) {
      throw line.mistake("cannot read the point " + item);
    }
    double value = Double.parseDouble(point.group("value"));
    if (point.group("divisor") != null) {
      value /= Double.parseDouble(point.group("divisor"));
    }
    double tolerance =
        point.group("off") == null
            ? ROUNDING * Math.abs(value)
            : Double.parseDouble(point.group("off"));
    Optional<Long> time = Optional.ofNullable(point.group("time")).map(Long::valueOf);
    return repeat(new ExpectedPoint(value, tolerance, time), point.group("more"));
  }

  private static List<ExpectedPoint> repeat(ExpectedPoint point, @Nullable String more) {
    int times = more == null ? 1 : 1 + Integer.parseInt(more);
    return Collections.nCopies(times, point);
  }

  boolean isNone() {
    return Double.isNaN(value);
  }

  boolean fits(double other) {
    return Math.abs(other - value) <= tolerance;
  }
}
