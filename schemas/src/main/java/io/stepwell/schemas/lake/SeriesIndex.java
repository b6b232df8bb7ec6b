package io.stepwell.schemas.lake;

import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.SeriesKey;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the series of the parts that pass by into a series file. A run may have millions of
 * series, so those that rested longest are written early; one that comes again gets a second row,
 * which readers merge. For use by one thread.
 */
public final class SeriesIndex {

  private static final int MOST = 1 << 14;

  private final SeriesFileWriter writer;
  private final Map<SeriesKey, Extent> extents = new LinkedHashMap<>(16, 0.75f, true);
  private @Nullable Extent latest;

  public SeriesIndex(SeriesFileWriter writer) {
    this.writer = writer;
  }

  /**
   * Takes note of a part's series. Rollups come together with steps of their series: with no more
   * than a few thousand other series between them.
   */
  public void observe(Part part) throws IOException {
    Extent extent = latest;
    if (extent == null || !extent.series.equals(part.series())) {
      extent = find(part);
      latest = extent;
    }
    extent.observe(part);
  }

  private Extent find(Part part) throws IOException {
    Extent extent = extents.get(part.series());
    if (extent == null) {
      if (extents.size() == MOST) {
        Extent eldest = extents.values().iterator().next();
        writer.write(eldest.entry());
        extents.remove(eldest.series);
      }
      extent = new Extent(part);
      extents.put(part.series(), extent);
    }
    return extent;
  }

  /** Writes what is still held and completes the file. */
  public void finish() throws IOException {
    for (Extent extent : extents.values()) {
      writer.write(extent.entry());
    }
    extents.clear();
    writer.finish();
  }

  private static final class Extent {
    private final long run;
    private final SeriesKey series;
    private final MetricType type;
    private final Set<Integer> resolutions = new HashSet<>();
    private int latestResolution = -1;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    Extent(Part part) {
      this.run = part.run();
      this.series = part.series();
      this.type = part.aggregate().type();
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
