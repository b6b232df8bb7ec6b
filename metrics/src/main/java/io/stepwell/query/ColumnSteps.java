package io.stepwell.query;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.StepColumns;
import java.util.Arrays;

/** A series whose base steps lie in columns, one row a second. */
public final class ColumnSteps implements SeriesSteps {

  private final Labels labels;
  private final StepColumns steps;

  /**
   * @param steps at least one row, in the order of their seconds, each second once
   */
  public ColumnSteps(Labels labels, StepColumns steps) {
    this.labels = labels;
    this.steps = steps;
  }

  @Override
  public Labels labels() {
    return labels;
  }

  @Override
  public long firstSecond() {
    return steps.seconds()[0];
  }

  @Override
  public long lastSecond() {
    return steps.seconds()[steps.rows() - 1];
  }

  @Override
  public void mergeInto(Aggregate target, long from, long to) {
    int first = firstAtOrAfter(0, from);
    int end = firstAtOrAfter(first, to);
    if (first < end) {
      target.merge(steps, first, end);
    }
  }

  /**
   * Looks for a second from a row on. A row for each second would put it at a known place, and
   * seconds without a row only move it forward; so it is looked for there first.
   */
  private int firstAtOrAfter(int row, long second) {
    long[] seconds = steps.seconds();
    if (row == seconds.length || seconds[row] >= second) {
      return row;
    }
    int furthest = (int) Math.min(seconds.length, row + (second - seconds[row]));
    if (furthest < seconds.length && seconds[furthest] == second) {
      return furthest;
    }
    int found = Arrays.binarySearch(seconds, row, furthest, second);
    return found >= 0 ? found : -found - 1;
  }
}
