package io.stepwell.schemas.lake;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.StepColumns;

/**
 * The rows of one series among those of several, in order of time.
 *
 * @param columns the rows of all of them
 * @param from the series' first row
 * @param to the row after its last one
 */
record Segment(StepColumns columns, int from, int to) {

  static final long OPEN_END = Long.MAX_VALUE;

  long firstSecond() {
    return columns.seconds()[from];
  }

  long lastSecond() {
    return columns.seconds()[to - 1];
  }

  /** Merges the rows with {@code fromSecond} ≤ second &lt; {@code toSecond}. */
  void mergeInto(Aggregate target, long fromSecond, long toSecond) {
    // A live run has many of them, and a span concerns few.
    if (firstSecond() >= toSecond || lastSecond() < fromSecond) {
      return;
    }
    int first = firstNotBefore(fromSecond);
    int last = toSecond == OPEN_END ? to : firstNotBefore(toSecond);
    if (first < last) {
      target.merge(columns, first, last);
    }
  }

  private int firstNotBefore(long second) {
    long[] seconds = columns.seconds();
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (seconds[middle] < second) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
