package io.stepwell.schemas.lake;

import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.SeriesKey;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the series of the parts that pass by. For use by one thread. */
public final class SeriesIndex {

  private final Map<SeriesKey, Extent> extents = new LinkedHashMap<>();
  private @Nullable Extent latest;

  /** Takes note of a part's series; the parts of one run only. */
  public void observe(Part part) {
    Extent extent = latest;
    if (extent == null || !extent.series.equals(part.series())) {
      extent =
          extents.computeIfAbsent(
              part.series(), series -> new Extent(part.run(), series, part.aggregate().type()));
      latest = extent;
    }
    extent.observe(part);
  }

  /** The series seen so far, in the order of their first parts. */
  public List<SeriesEntry> entries() {
    return extents.values().stream().map(Extent::entry).toList();
  }

  private static final class Extent {
    private final long run;
    private final SeriesKey series;
    private final MetricType type;
    private final Set<Integer> resolutions = new HashSet<>();
    private int latestResolution = -1;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    Extent(long run, SeriesKey series, MetricType type) {
      this.run = run;
      this.series = series;
      this.type = type;
    }

    void observe(Part part) {
      if (part.resolution() != latestResolution) {
        latestResolution = part.resolution();
        resolutions.add(latestResolution);
      }
      // A rollup's second is that of its window, not of a sample.
      if (part.resolution() == Resolution.BASE) {
        first = Math.min(first, part.second());
        last = Math.max(last, part.second());
      }
    }

    SeriesEntry entry() {
      if (first > last) {
        throw new IllegalStateException("the series " + series + " has rollups but no steps");
      }
      return new SeriesEntry(run, series, type, first, last, resolutions);
    }
  }
}
