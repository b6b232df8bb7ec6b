package io.stepwell.schemas.lake;

import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes parts to a step file. Every row group holds rows of one metric at one resolution, whatever
 * the order in which parts come, so that a reader skips what it does not need by the footer alone.
 * Parts that come series by series are stored best; each is written as it comes, none is merged.
 *
 * <p>Up to {@value #GROUP_BYTES} bytes are held in memory. For use by one thread.
 */
public final class StepFileWriter {

  /** How many bytes of compressed pages are held before the metric that rested longest goes out. */
  static final long GROUP_BYTES = 64L << 20;

  /** How many metrics are held at a time: more than a k6 script usually has. */
  static final int OPEN_METRICS = 64;

  private static final int ROWS_PER_CHECK = 4096;

  private final ParquetOutput output;
  private final EncodedSeries.Cache encoded = new EncodedSeries.Cache();
  private final Map<Metric, OpenMetric> open = new LinkedHashMap<>(16, 0.75f, true);
  private @Nullable OpenMetric latest;
  private int rowsUntilCheck = ROWS_PER_CHECK;
  private long heldBytes;

  /**
   * @param out stands at the start of a new file; it is flushed by {@link #finish} but not closed
   */
  public StepFileWriter(OutputStream out) throws IOException {
    this.output =
        new ParquetOutput(out, StepSchema.avro(), StepSchema.DIFFERENCES, StepSchema.OPAQUE);
  }

  /** Adds a row. */
  public void write(Part part) throws IOException {
    OpenMetric metric = latest;
    if (metric == null || !metric.takes(part)) {
      metric = open(part);
      latest = metric;
    }
    metric.rows(part).write(part, encoded.of(part.series()));
    if (--rowsUntilCheck == 0) {
      rowsUntilCheck = ROWS_PER_CHECK;
      heldBytes = 0;
      for (OpenMetric each : open.values()) {
        heldBytes += each.bytes();
      }
      if (heldBytes > GROUP_BYTES) {
        writeEldest();
      }
    }
  }

  /** About how long the file is so far, in bytes, with what is still in memory. */
  public long bytes() throws IOException {
    return output.position() + heldBytes;
  }

  /** Completes the file. */
  public void finish() throws IOException {
    for (OpenMetric metric : open.values()) {
      metric.writeOut();
    }
    open.clear();
    output.finish();
  }

  private OpenMetric open(Part part) throws IOException {
    Metric name = new Metric(part.series().metric(), part.aggregate().type());
    OpenMetric metric = open.get(name);
    if (metric == null) {
      if (open.size() == OPEN_METRICS) {
        writeEldest();
      }
      metric = new OpenMetric(name);
      open.put(name, metric);
    }
    return metric;
  }

  private void writeEldest() throws IOException {
    Iterator<OpenMetric> eldestFirst = open.values().iterator();
    eldestFirst.next().writeOut();
    eldestFirst.remove();
    latest = null;
  }

  private record Metric(String name, MetricType type) {}

  /** The open row groups of a metric, by resolution. */
  private final class OpenMetric {
    private final Metric metric;
    private final Map<Integer, StepRows> byResolution = new TreeMap<>();

    OpenMetric(Metric metric) {
      this.metric = metric;
    }

    boolean takes(Part part) {
      return part.series().metric().equals(metric.name) && part.aggregate().type() == metric.type;
    }

    StepRows rows(Part part) {
      return byResolution.computeIfAbsent(
          part.resolution(), missing -> new StepRows(output.newRowGroup(), part));
    }

    long bytes() {
      long bytes = 0;
      for (StepRows rows : byResolution.values()) {
        bytes += rows.group().bytes();
      }
      return bytes;
    }

    void writeOut() throws IOException {
      for (StepRows rows : byResolution.values()) {
        output.append(rows.group());
      }
    }
  }
}
