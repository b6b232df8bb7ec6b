package io.stepwell.schemas.push;

/**
 * Estimates the squared deviations of values of which only ranges are known, beside their exact
 * count, sum, minimum and maximum.
 *
 * <p>One value is the minimum and one the maximum. All others are taken to lie at one and the same
 * place between the ends of their ranges, that which gives the exact sum, and to be spread evenly
 * about it. So the estimate is exact for up to three values, and otherwise the standard deviation
 * is off by no more than the widest range.
 */
final class Spread {

  /** A range of width w has the variance w² / 12. */
  private static final double EVEN = 12;

  private final double min;
  private final double max;

  // Sums over all values of d, the distance of its range's lower end from the minimum, and of w,
  // the range's width: one pass, before the place within the ranges is known.
  private double sumD;
  private double sumW;
  private double sumDd;
  private double sumDw;
  private double sumWw;

  private double firstLow = Double.NaN;
  private double firstHigh;
  private double lastLow;
  private double lastHigh;

  Spread(double min, double max) {
    this.min = min;
    this.max = max;
  }

  /**
   * Adds values from one range, which lies above those added before.
   *
   * @param weight how many
   */
  void add(double low, double high, long weight) {
    if (Double.isNaN(firstLow)) {
      firstLow = low;
      firstHigh = high;
    }
    lastLow = low;
    lastHigh = high;
    addMoments(low, high, (double) weight);
  }

  private void addMoments(double low, double high, double weight) {
    double d = low - min;
    double w = high - low;
    sumD += weight * d;
    sumW += weight * w;
    sumDd += weight * d * d;
    sumDw += weight * d * w;
    sumWw += weight * w * w;
  }

  /**
   * The sum of the squared deviations from the mean. Nothing can be added afterwards.
   *
   * @param count how many values there are, at least 1
   * @param sum their sum
   */
  double squares(long count, double sum) {
    double range = max - min;
    if (count <= 2) {
      return count == 1 ? 0 : range * range / 2;
    }
    addMoments(firstLow, firstHigh, -1);
    addMoments(lastLow, lastHigh, -1);
    long others = count - 2;
    double mean = (sum - count * min) / count;
    double place = sumW > 0 ? (sum - count * min - range - sumD) / sumW : 0;
    double within = Math.min(1, Math.max(0, place));
    double free = 2 * Math.min(within, 1 - within);
    double squares =
        mean * mean
            + (range - mean) * (range - mean)
            + sumDd
            - 2 * mean * sumD
            + others * mean * mean
            + 2 * within * (sumDw - mean * sumW)
            + (within * within + free * free / EVEN) * sumWw;
    // Values beyond all reason overflow here as they do one by one.
    return Double.isNaN(squares) ? Double.POSITIVE_INFINITY : Math.max(0, squares);
  }
}
