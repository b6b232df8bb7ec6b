package io.stepwell.metrics;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where a change lies with a confidence of 95 %, as far as the samples tell.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {

  private static final double TAIL = 0.025;

  /** How many of the draws have to have a value. */
  private static final double LEAST_SHARE = 0.9;

  /** Whether it holds 0, so that there may be no change at all. */
  public boolean holdsZero() {
    return low <= 0 && high >= 0;
  }

  /**
   * The interval of the bootstrap: the middle 95 % of the drawn changes, widened about their median
   * as few blocks ask for, and so far that it holds the change itself.
   *
   * <p>Percentiles of draws from n blocks are too narrow by about √((n − 1) / n) and by what
   * Student's t is above the normal distribution (Hesterberg, What Teachers Should Know about the
   * Bootstrap, 2015).
   *
   * @param change the change that was measured
   * @param drawn the change in each draw, NaN where there is no value
   * @param blocks how many blocks with samples were drawn from, at least 2
   * @return empty if too few draws have a value
   */
  public static Optional<Interval> of(double change, double[] drawn, int blocks) {
    double[] sorted = Arrays.stream(drawn).filter(Double::isFinite).sorted().toArray();
    if (sorted.length < LEAST_SHARE * drawn.length) {
      return Optional.empty();
    }
    double median = at(sorted, 0.5);
    double widening = Student.quantile(blocks - 1) / Student.NORMAL;
    widening *= Math.sqrt(blocks / (blocks - 1.0));
    double low = median - widening * (median - at(sorted, TAIL));
    double high = median + widening * (at(sorted, 1 - TAIL) - median);
    return Optional.of(new Interval(Math.min(low, change), Math.max(high, change)));
  }

  /** Between two places it is interpolated. */
  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    double lower = sorted[(int) Math.floor(place)];
    double upper = sorted[(int) Math.ceil(place)];
    return lower + (upper - lower) * (place - Math.floor(place));
  }
}
