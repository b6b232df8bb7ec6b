package io.stepwell.query;

import io.stepwell.metrics.Trend;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the values of a trend into ranges that are equally wide on a logarithmic axis. Bounds are
 * powers of ten and equal parts between them, so they are the same whatever comes later and in any
 * run, and only how many of them are needed differs. What is 0 or less is one range.
 */
final class ValueRanges {

  /** Ranges of a decade, or decades of a range: the first that are few enough are taken. */
  private static final List<Double> PER_DECADE =
      List.of(50.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.001);

  /** Up to so many ranges of a decade, two digits tell their bounds apart. */
  private static final double COARSE = 20;

  private static final MathContext TWO_DIGITS = new MathContext(2);
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private ValueRanges() {}

  /**
   * The bounds from the least to the greatest value.
   *
   * @param trend not empty
   * @param most how many ranges there may be, at least 2
   */
  static List<Double> of(Trend trend, int most) {
    List<Double> bounds = new ArrayList<>();
    double least = trend.min();
    if (least <= 0) {
      bounds.add(least);
      bounds.add(0.0);
      least = trend.leastAboveZero();
    }
    if (trend.max() > 0) {
      // A sketch may have lost the few values above 0 that there are, the greatest among them.
      double first = Double.isNaN(least) ? trend.max() : Math.min(least, trend.max());
      bounds.addAll(logarithmic(first, trend.max(), most - Math.max(0, bounds.size() - 1)));
    }
    return bounds.size() > 2 && bounds.get(1) == 0 ? withoutGap(bounds) : bounds;
  }

  private static List<Double> logarithmic(double least, double greatest, int most) {
    for (double perDecade : PER_DECADE) {
      int first = (int) Math.floor(Math.log10(least) * perDecade) + 1;
      while (bound(first, perDecade) > least) {
        first--;
      }
      int last = Math.max(first + 1, (int) Math.floor(Math.log10(greatest) * perDecade));
      while (bound(last, perDecade) < greatest) {
        last++;
      }
      if (last - first <= most) {
        List<Double> bounds = new ArrayList<>();
        for (int bound = first; bound <= last; bound++) {
          bounds.add(bound(bound, perDecade));
        }
        return bounds;
      }
    }
    return List.of(least, greatest);
  }

  /** The first range above 0 begins at 0. */
  private static List<Double> withoutGap(List<Double> bounds) {
    List<Double> all = new ArrayList<>(bounds);
    all.remove(2);
    return all;
  }

  private static double bound(int number, double perDecade) {
    double power = Math.pow(10, number / perDecade);
    if (power == 0 || Double.isInfinite(power)) {
      return power == 0 ? 0 : Double.MAX_VALUE;
    }
    return new BigDecimal(power)
        .round(perDecade > COARSE ? THREE_DIGITS : TWO_DIGITS)
        .doubleValue();
  }
}
