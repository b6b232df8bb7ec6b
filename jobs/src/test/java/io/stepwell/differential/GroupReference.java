package io.stepwell.differential;

import io.stepwell.differential.PlainQuestion.Calculation;
import io.stepwell.jobs.BruteForce;
import io.stepwell.jobs.RawSample;
import java.util.List;

/** The methods over the samples of one group: each window looks at all its samples again. */
final class GroupReference {

  private final List<RawSample> samples;
  private final long[] seconds;
  private final long runStart;
  private final boolean addsUpExactly;

  /**
   * @param samples at least one, in order of time
   * @param runStart the run's first second
   */
  GroupReference(List<RawSample> samples, long runStart) {
    this.samples = samples;
    this.seconds = samples.stream().mapToLong(RawSample::second).toArray();
    this.runStart = runStart;
    this.addsUpExactly = new BruteForce(samples).addsUpExactly();
  }

  /** The value that the window's point must have; no number if there must be none. */
  Bounds at(Window window, Calculation calculation) {
    String method = calculation.method();
    if (DocumentedMethods.isCounting(method)) {
      return window.to() > seconds[0] ? counted(window, calculation) : Bounds.NONE;
    }
    BruteForce within = new BruteForce(within(window.from(), window.to()));
    return within.isEmpty() ? Bounds.NONE : observed(within, calculation);
  }

  private Bounds counted(Window window, Calculation calculation) {
    BruteForce within = new BruteForce(within(window.from(), window.to()));
    BruteForce sinceStart = new BruteForce(within(runStart, window.to()));
    long length = window.seconds();
    return switch (calculation.method()) {
      case "increase" -> sum(within);
      case "rate" -> sum(within).over(length);
      case "value" -> sum(sinceStart);
      case "cumrate" -> sum(sinceStart).over(window.to() - runStart);
      case "max_rate" -> maxRate(window, Long.parseLong(calculation.argument().orElseThrow()));
      case "rate_total" -> Bounds.exactly(within.value("increase_total") / length);
      case "rate_nz" -> Bounds.exactly(within.value("increase_nz") / length);
      case "rate_z" -> Bounds.exactly(within.value("increase_z") / length);
      case "increase_total", "increase_nz", "increase_z", "histogram_count_increase" ->
          Bounds.exactly(within.value(calculation.method()));
      case "value_total", "value_nz", "value_z", "histogram_count_value" ->
          Bounds.exactly(sinceStart.value(calculation.method()));
      default -> throw new IllegalArgumentException(calculation.method());
    };
  }

  private Bounds observed(BruteForce within, Calculation calculation) {
    String method = calculation.method();
    return switch (method) {
      case "avg", "histogram_avg" -> sum(within).over(within.count());
      case "histogram_stddev" -> deviation(within);
      case "histogram_quantile" ->
          QuantileReference.of(within, calculation.argument().orElseThrow());
      case "last", "last_time", "min", "max", "histogram_min", "histogram_max", "ratio" ->
          Bounds.exactly(within.value(method));
      default -> throw new IllegalArgumentException(method);
    };
  }

  /** Wide by what the order of addition can make of it; a point where it makes no difference. */
  private Bounds sum(BruteForce within) {
    double sum = within.value("increase");
    return addsUpExactly
        ? Bounds.exactly(sum)
        : Bounds.about(sum, 1e-14 * within.magnitude() + 1e-9 * Math.abs(sum));
  }

  private static Bounds deviation(BruteForce samples) {
    double deviation = samples.value("histogram_stddev");
    // Equal values deviate from their rounded mean by its rounding.
    double rounding = 1e-13 * samples.magnitude();
    return Bounds.about(deviation, 1e-9 * deviation + rounding);
  }

  /** Every sub-window that many seconds wide that lies wholly inside. */
  private Bounds maxRate(Window window, long seconds) {
    long width = Math.min(seconds, window.seconds());
    Bounds greatest = new Bounds(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
    for (long from = window.from(); from + width <= window.to(); from++) {
      greatest = greatest.max(sum(new BruteForce(within(from, from + width))).over(width));
    }
    return greatest;
  }

  private List<RawSample> within(long from, long to) {
    int first = firstNotBefore(from);
    return samples.subList(first, Math.max(first, firstNotBefore(to)));
  }

  private int firstNotBefore(long second) {
    int low = 0;
    int high = seconds.length;
    while (low < high) {
      int middle = (low + high) / 2;
      if (seconds[middle] < second) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
