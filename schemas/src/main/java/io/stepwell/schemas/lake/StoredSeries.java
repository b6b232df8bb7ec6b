package io.stepwell.schemas.lake;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.Resolution;
import io.stepwell.query.SeriesSteps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One series in the lake. A span is covered by the coarsest rows that lie wholly inside it, what is
 * left at its edges by finer ones, down to single seconds; no second is taken from two of them.
 */
final class StoredSeries implements SeriesSteps {

  private static final long OPEN_START = Long.MIN_VALUE;
  private static final long OPEN_END = Segment.OPEN_END;

  private final SeriesEntry entry;
  private final Levels levels;
  private final MetricSteps metric;

  /** By resolution, for those asked for so far; replaced rather than changed. */
  private volatile Map<Integer, List<Segment>> segments = Map.of();

  StoredSeries(SeriesEntry entry, Levels levels, MetricSteps metric) {
    this.entry = entry;
    this.levels = levels;
    this.metric = metric;
  }

  @Override
  public Labels labels() {
    return entry.series().labels();
  }

  @Override
  public long firstSecond() {
    return entry.firstSecond();
  }

  @Override
  public long lastSecond() {
    return entry.lastSecond();
  }

  @Override
  public void mergeInto(Aggregate target, long from, long to) {
    if (from >= to || to <= entry.firstSecond() || from > entry.lastSecond()) {
      return;
    }
    long start = from <= entry.firstSecond() ? OPEN_START : from;
    long end = to > entry.lastSecond() ? OPEN_END : to;
    if (start == OPEN_START && end == OPEN_END && levels.hasWholeRun()) {
      merge(target, Resolution.WHOLE_RUN, start, end);
    } else {
      descend(target, 0, start, end);
    }
  }

  /** Merges the span at the resolution of that index, its edges at the finer ones. */
  private void descend(Aggregate target, int index, long start, long end) {
    int resolution = levels.resolutions().get(index);
    if (index == levels.resolutions().size() - 1) {
      merge(target, resolution, start, end);
      return;
    }
    // An open end needs no whole window: beyond the last sample there is nothing to leave out.
    long innerStart =
        start == OPEN_START ? floor(entry.firstSecond(), resolution) : ceil(start, resolution);
    long innerEnd =
        end == OPEN_END ? ceil(entry.lastSecond() + 1, resolution) : floor(end, resolution);
    if (innerStart >= innerEnd) {
      descend(target, index + 1, start, end);
      return;
    }
    merge(target, resolution, innerStart, innerEnd);
    if (start != OPEN_START && start < innerStart) {
      descend(target, index + 1, start, innerStart);
    }
    if (end != OPEN_END && innerEnd < end) {
      descend(target, index + 1, innerEnd, end);
    }
  }

  private void merge(Aggregate target, int resolution, long start, long end) {
    for (Segment segment : segments(resolution)) {
      segment.mergeInto(target, start, end);
    }
  }

  private List<Segment> segments(int resolution) {
    List<Segment> known = segments.get(resolution);
    if (known == null) {
      known = find(resolution);
      Map<Integer, List<Segment>> more = new HashMap<>(segments);
      more.put(resolution, known);
      segments = more;
    }
    return known;
  }

  private List<Segment> find(int resolution) {
    List<Segment> found = new ArrayList<>();
    for (MetricSteps.FileRows rows : metric.level(resolution)) {
      StepFrame frame = rows.frame();
      int index = frame.find(entry.series().id());
      if (index >= 0) {
        found.add(new Segment(rows.columns(), frame.from(index), frame.to(index)));
      }
    }
    if (found.isEmpty()) {
      // The index has promised rows. Without them the answer would be zeros that nobody measured.
      throw new LakeException(
          "the rows of %s are gone from the lake: its run was written anew or deleted meanwhile"
              .formatted(entry.series()));
    }
    return found;
  }

  private static long floor(long second, int resolution) {
    return Math.floorDiv(second, (long) resolution) * resolution;
  }

  private static long ceil(long second, int resolution) {
    return -floor(-second, resolution);
  }
}
