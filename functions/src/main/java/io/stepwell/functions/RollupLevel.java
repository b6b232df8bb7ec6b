package io.stepwell.functions;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.Trend;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one series at one coarser resolution, gathered from its base parts. */
final class RollupLevel {

  /** The greater the union, the greater k must be for the same share of wrong ranks. */
  private static final int K = 1024;

  private static final int WHOLE_RUN_K = 4096;

  /** After so many rows a level that does not pay is not carried on. */
  private static final int TRIAL = 4;

  private final int resolution;
  private final List<Part> rows = new ArrayList<>();
  private @Nullable Part open;
  private long weight;
  private long baseWeight;
  private boolean givenUp;

  RollupLevel(int resolution) {
    this.resolution = resolution;
  }

  int resolution() {
    return resolution;
  }

  /** Takes a base part in; they come in order of time. */
  void add(Part base) {
    long second = start(base.second());
    if (open != null && resolution != Resolution.WHOLE_RUN && open.second() != second) {
      close();
    }
    if (givenUp) {
      return;
    }
    if (open == null) {
      open =
          new Part(base.run(), base.series(), resolution, second, empty(base.aggregate().type()));
    }
    open.aggregate().merge(base.aggregate());
    baseWeight += Rollups.weight(base);
  }

  private long start(long second) {
    return resolution == Resolution.WHOLE_RUN
        ? second
        : Math.floorDiv(second, (long) resolution) * resolution;
  }

  private Aggregate empty(MetricType type) {
    return type == MetricType.TREND
        ? new Trend(resolution == Resolution.WHOLE_RUN ? WHOLE_RUN_K : K)
        : type.empty();
  }

  private void close() {
    if (open != null) {
      rows.add(open);
      weight += Rollups.weight(open);
      open = null;
      givenUp = rows.size() >= TRIAL && !pays(baseWeight);
      if (givenUp) {
        rows.clear();
      }
    }
  }

  /**
   * Closes the last row and says whether the rows are worth storing.
   *
   * @param finerWeight of the rows that would be read in their place, in bytes
   */
  boolean finish(long finerWeight) {
    close();
    return !givenUp && pays(finerWeight);
  }

  private boolean pays(long finerWeight) {
    return weight * Rollups.WORTH <= finerWeight;
  }

  /** What all rows weigh, in bytes. */
  long weight() {
    return weight;
  }

  /** All rows, in order of time, once {@link #finish finished}. */
  List<Part> rows() {
    return rows;
  }
}
