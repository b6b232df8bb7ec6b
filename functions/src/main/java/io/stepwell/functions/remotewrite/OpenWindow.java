package io.stepwell.functions.remotewrite;

import io.stepwell.metrics.Aggregate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A window whose points are not fixed yet: what has come of each series. */
final class OpenWindow {

  private long due;
  private final Map<GridSeries, Aggregate> parts = new LinkedHashMap<>();

  /**
   * @param due when its points are to be fixed, in milliseconds of the machine's clock
   */
  OpenWindow(long due) {
    this.due = due;
  }

  long due() {
    return due;
  }

  void putOff(long until) {
    due = until;
  }

  /** Takes a part in, which stays as it is if it is not the first. */
  void take(GridSeries series, Aggregate part) {
    Aggregate known = parts.putIfAbsent(series, part);
    if (known != null) {
      known.merge(part);
    }
  }

  /** What has come of a series, if anything. */
  @Nullable Aggregate of(GridSeries series) {
    return parts.get(series);
  }

  Map<GridSeries, Aggregate> parts() {
    return parts;
  }
}
