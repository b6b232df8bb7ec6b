package io.stepwell.bench;

import java.util.Arrays;

/**
 * How far the values of an answer are off the exact ones.
 *
 * @param points how many values the exact answer has
 * @param missing how many of them the answer lacks
 * @param median relative difference of a value, the middle one of all
 * @param worst relative difference of a value, the greatest of all
 * @param worstRank for quantiles, the greatest difference between the rank that was asked for and
 *     the nearest that the value has, as a share of all observations of its point
 */
record AnswerErrors(int points, int missing, double median, double worst, double worstRank) {

  static AnswerErrors of(int points, int missing, double[] differences, double worstRank) {
    if (differences.length == 0) {
      return new AnswerErrors(points, missing, Double.NaN, Double.NaN, Double.NaN);
    }
    double[] sorted = differences.clone();
    Arrays.sort(sorted);
    return new AnswerErrors(
        points, missing, sorted[(sorted.length - 1) / 2], sorted[sorted.length - 1], worstRank);
  }

  /** For people; nothing is said of what is exact. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (missing > 0) {
      text.append(missing).append(" of ").append(points).append(" missing; ");
    }
    if (worst == 0) {
      return text.append("exact").toString();
    }
    text.append("value off by %s, at worst %s".formatted(percent(median), percent(worst)));
    return worstRank > 0 ? text + "; rank off by at worst " + percent(worstRank) : text.toString();
  }

  private static String percent(double share) {
    return share == 0 ? "0 %" : "%.2g %%".formatted(share * 100);
  }
}
