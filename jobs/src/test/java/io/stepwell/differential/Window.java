package io.stepwell.differential;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A stretch of whole seconds since the epoch; its end is not in it. */
record Window(long from, long to) {

  private static final long MOST_POINTS = 11_000;
  private static final int USUAL_POINTS = 600;
  private static final List<Long> USUAL_STEPS =
      List.of(1L, 2L, 5L, 10L, 15L, 30L, 60L, 120L, 300L, 600L, 1800L, 3600L);

  /** Every second that the time touches. */
  static Window between(Instant start, Instant end) {
    long last = end.getEpochSecond() + (end.getNano() > 0 ? 1 : 0);
    return new Window(start.getEpochSecond(), last);
  }

  long seconds() {
    return to - from;
  }

  /** The pieces between the multiples of a step; none if they would be too many. */
  List<Window> cut(long step) {
    List<Window> windows = new ArrayList<>();
    if (count(step) <= MOST_POINTS) {
      for (long start = from; start < to; start = windows.get(windows.size() - 1).to) {
        windows.add(new Window(start, Math.min(to, (start / step + 1) * step)));
      }
    }
    return windows;
  }

  /** The least usual step that gives a chart's worth of points. */
  long usualStep() {
    return USUAL_STEPS.stream()
        .filter(step -> count(step) <= USUAL_POINTS)
        .findFirst()
        .orElse(USUAL_STEPS.get(USUAL_STEPS.size() - 1));
  }

  /** How many multiples of the step lie inside, and one more. */
  private long count(long step) {
    return (to - 1) / step - from / step + 1;
  }
}
