package io.stepwell.differential;

import io.stepwell.jobs.BruteForce;
import io.stepwell.jobs.RawSample;
import io.stepwell.metrics.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a quantile must lie: on the very sample of its rank as long as no sketch has to estimate,
 * else among the samples of neighbouring ranks.
 */
final class QuantileReference {

  /** So many values of a series a sketch of one second keeps as they are. */
  private static final int KEPT_OF_A_SECOND = 200;

  /** So many every rollup keeps. */
  private static final int KEPT_OF_A_ROLLUP = 1024;

  /** Six standard deviations of the rank of such sketches, as a share of all samples. */
  private static final double ERROR_OF_A_SECOND = 0.03;

  private static final double ERROR_OF_A_ROLLUP = 0.01;

  private QuantileReference() {}

  static Bounds of(BruteForce samples, String q) {
    double[] sorted = samples.sorted();
    int rank = BruteForce.rank(q, sorted.length);
    if (rank == 1 || rank == sorted.length) {
      return Bounds.exactly(sorted[rank - 1]);
    }
    double error = error(samples.samples()) * sorted.length;
    int lowest = (int) Math.max(1, Math.floor(rank - error));
    int highest = (int) Math.min(sorted.length, Math.ceil(rank + error));
    Bounds low = asFloat(sorted[lowest - 1]);
    Bounds high = asFloat(sorted[highest - 1]);
    // No value beyond the least and the greatest, which are exact.
    return new Bounds(
        Math.max(sorted[0], low.low()), Math.min(sorted[sorted.length - 1], high.high()));
  }

  private static double error(List<RawSample> samples) {
    Map<Labels, Integer> ofSeries = new HashMap<>();
    Map<Labels, Integer> ofSecond = new HashMap<>();
    long second = Long.MIN_VALUE;
    int mostOfSecond = 0;
    int mostOfSeries = 0;
    for (RawSample sample : samples) {
      if (sample.second() != second) {
        second = sample.second();
        ofSecond.clear();
      }
      mostOfSecond = Math.max(mostOfSecond, ofSecond.merge(sample.labels(), 1, Integer::sum));
      mostOfSeries = Math.max(mostOfSeries, ofSeries.merge(sample.labels(), 1, Integer::sum));
    }
    if (mostOfSecond > KEPT_OF_A_SECOND) {
      return ERROR_OF_A_SECOND;
    }
    return mostOfSeries > KEPT_OF_A_ROLLUP ? ERROR_OF_A_ROLLUP : 0;
  }

  /** A sample as a sketch keeps it: itself if a float of its digits is the same number. */
  private static Bounds asFloat(double value) {
    float narrow = (float) value;
    return Double.parseDouble(Float.toString(narrow)) == value
        ? Bounds.exactly(value)
        : Bounds.about(value, Math.ulp(narrow));
  }
}
