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

  private int firstAtOrAfter(int row, long second) {
    int found = Arrays.binarySearch(steps.seconds(), row, steps.rows(), second);
    return found >= 0 ? found : -found - 1;
  }
}
