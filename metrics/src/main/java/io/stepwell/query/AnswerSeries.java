package io.stepwell.query;

import io.stepwell.metrics.Labels;
import java.util.Arrays;

/**
 * One series of an answer: its labels, and its points in the order of time. There is no point where
 * there is no value, and every value is finite.
 */
public final class AnswerSeries {

  private final long run;
  private final Labels labels;
  private final long[] times;
  private final double[] values;

  private AnswerSeries(long run, Labels labels, long[] times, double[] values) {
    this.run = run;
    this.labels = labels;
    this.times = times;
    this.values = values;
  }

  static AnswerSeries of(long run, Labels labels, Windows windows, WindowValues values) {
    long[] times = new long[windows.count()];
    double[] points = new double[windows.count()];
    int size = 0;
    for (int window = 0; window < windows.count(); window++) {
      if (values.has(window)) {
        times[size] = windows.to(window);
        points[size++] = values.get(window);
      }
    }
    return of(run, labels, Arrays.copyOf(times, size), Arrays.copyOf(points, size));
  }

  /**
   * A series of points that are known, as when an answer is read back. The arrays are taken over.
   *
   * @param times in unix seconds, ascending
   * @param values one for each time, finite
   */
  public static AnswerSeries of(long run, Labels labels, long[] times, double[] values) {
    return new AnswerSeries(run, labels, times, values);
  }

  /** The test run's id. */
  public long run() {
    return run;
  }

  /** The labels that tell it apart, {@code __name__} and {@code test_run_id} among them. */
  public Labels labels() {
    return labels;
  }

  /** How many points it has, at least one. */
  public int size() {
    return times.length;
  }

  /** The end of the point's span, in unix seconds. */
  public long time(int point) {
    return times[point];
  }

  /** The point's value, in the unit of metric and method. */
  public double value(int point) {
    return values[point];
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(labels.toString());
    for (int point = 0; point < size(); point++) {
      text.append(' ').append(times[point]).append(':').append(values[point]);
    }
    return text.toString();
  }
}
