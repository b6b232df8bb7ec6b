package io.stepwell.jobs;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingLong;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/**
 * What a method comes to, worked out from the samples as its description says, with no regard to
 * cost. NaN where there is no answer.
 */
public final class BruteForce {

  private static final Comparator<RawSample> LATEST =
      comparingLong(RawSample::epochNanos).thenComparing(comparingDouble(RawSample::value));

  private final List<RawSample> samples;

  /**
   * @param samples those of the span
   */
  public BruteForce(List<RawSample> samples) {
    this.samples = samples;
  }

  /** Those of the span. */
  public List<RawSample> samples() {
    return samples;
  }

  public boolean isEmpty() {
    return samples.isEmpty();
  }

  public int count() {
    return samples.size();
  }

  /** The value of a method that takes no argument and is not per second. */
  public double value(String method) {
    return switch (method) {
      case "increase", "value" -> sum();
      case "last" -> latest().value();
      // Divided as a double, nanoseconds since the epoch would lose some.
      case "last_time" -> BigDecimal.valueOf(latest().epochNanos(), 9).doubleValue();
      case "min", "histogram_min" ->
          samples.stream().mapToDouble(RawSample::value).min().orElse(Double.NaN);
      case "max", "histogram_max" ->
          samples.stream().mapToDouble(RawSample::value).max().orElse(Double.NaN);
      case "avg", "histogram_avg" -> sum() / samples.size();
      case "histogram_stddev" -> standardDeviation();
      case "increase_total", "value_total", "histogram_count_increase", "histogram_count_value" ->
          samples.size();
      case "increase_nz", "value_nz" -> nonzero();
      case "increase_z", "value_z" -> samples.size() - nonzero();
      case "ratio" -> nonzero() / samples.size();
      default -> throw new IllegalArgumentException(method);
    };
  }

  /** Adds up what each addition rounds off beside the sum, as Neumaier (1974) does. */
  private double sum() {
    double sum = 0;
    double lost = 0;
    for (RawSample sample : samples) {
      double value = sample.value();
      double next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    }
    return sum + lost;
  }

  private RawSample latest() {
    return samples.stream().max(LATEST).orElseThrow();
  }

  /** The sum of all values without their signs. */
  public double magnitude() {
    double magnitude = 0;
    for (RawSample sample : samples) {
      magnitude += Math.abs(sample.value());
    }
    return magnitude;
  }

  /** Whether the sum is the same in whatever order it is made: nothing is rounded on the way. */
  public boolean addsUpExactly() {
    return magnitude() < 0x1p32
        && samples.stream().allMatch(s -> s.value() * 0x1p20 == Math.rint(s.value() * 0x1p20));
  }

  private double nonzero() {
    return samples.stream().filter(sample -> sample.value() != 0).count();
  }

  private double standardDeviation() {
    double mean = sum() / samples.size();
    double squares = 0;
    for (RawSample sample : samples) {
      squares += (sample.value() - mean) * (sample.value() - mean);
    }
    return Math.sqrt(squares / samples.size());
  }

  /** The value of rank max(1, ceil(q · n)). */
  double quantile(String q) {
    double[] sorted = sorted();
    return sorted[rank(q, sorted.length) - 1];
  }

  /**
   * How far a value is from being the quantile, as a share of all samples: 0 if it is the very one
   * or equal to it.
   */
  double rankError(String q, double value) {
    double[] sorted = sorted();
    int rank = rank(q, sorted.length);
    int below = 0;
    int upTo = 0;
    for (double each : sorted) {
      // A sketch holds floats, so that values which differ as doubles may be one to it.
      below += (float) each < (float) value ? 1 : 0;
      upTo += (float) each <= (float) value ? 1 : 0;
    }
    int distance = rank <= below ? below + 1 - rank : Math.max(0, rank - upTo);
    return (double) distance / sorted.length;
  }

  /** All values, ascending. */
  public double[] sorted() {
    return samples.stream().mapToDouble(RawSample::value).sorted().toArray();
  }

  /** The place of a quantile among so many values, from 1. */
  public static int rank(String q, int count) {
    BigDecimal exact = new BigDecimal(q).multiply(BigDecimal.valueOf(count));
    return Math.max(1, exact.setScale(0, RoundingMode.CEILING).intValueExact());
  }
}
