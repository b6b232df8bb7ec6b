package io.stepwell.functions.remotewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The points of a window, which do not change any more. They go out when a checkpoint that knows of
 * them is complete: what was sent before a restart is then known after it.
 */
final class FixedWindow {

  private static final long NO_CHECKPOINT = -1;

  private final long startSecond;
  private final long endSecond;
  private final List<GridSeries> begun = new ArrayList<>();
  private final List<GridSeries> series = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();
  private long checkpoint = NO_CHECKPOINT;

  FixedWindow(long startSecond, long endSecond) {
    this.startSecond = startSecond;
    this.endSecond = endSecond;
  }

  /** Adds the points of a series, by its lines. */
  void add(GridSeries of, boolean first, double[] points) {
    if (first) {
      begun.add(of);
    }
    series.add(of);
    values.add(points);
  }

  /** How many series it has points of. */
  int size() {
    return series.size();
  }

  /** Says that a checkpoint knows of it; the first one counts. */
  void knownTo(long id) {
    if (checkpoint == NO_CHECKPOINT) {
      checkpoint = id;
    }
  }

  /** Whether the completion of that checkpoint lets it out. */
  boolean isKnownBy(long completed) {
    return checkpoint != NO_CHECKPOINT && checkpoint <= completed;
  }

  /**
   * Puts its points out. A total that has just begun is said to have been 0 at the window's start,
   * or a query for its increase would miss what came in this window; a millisecond later, as a run
   * before this one may have ended there.
   */
  void emit(BlockKey block, Consumer<Points> out) {
    PointsBuilder zeros = new PointsBuilder(block, startSecond * Grid.MILLIS + 1, out);
    for (GridSeries fresh : begun) {
      for (int line = 0; line < fresh.lines().size(); line++) {
        if (fresh.lines().get(line).total()) {
          zeros.add(fresh.template(line), 0);
        }
      }
    }
    zeros.flush();
    PointsBuilder points = new PointsBuilder(block, endSecond * Grid.MILLIS, out);
    for (int i = 0; i < series.size(); i++) {
      double[] lines = values.get(i);
      for (int line = 0; line < lines.length; line++) {
        if (!Double.isNaN(lines[line])) {
          points.add(series.get(i).template(line), lines[line]);
        }
      }
    }
    points.flush();
  }
}
