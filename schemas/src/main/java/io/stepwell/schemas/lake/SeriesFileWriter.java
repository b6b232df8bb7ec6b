package io.stepwell.schemas.lake;

import io.stepwell.metrics.MetricType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.apache.parquet.column.ColumnWriter;

/**
 * Writes a series file. Every row group holds the series of one metric, so that a reader learns a
 * run's metrics and extent from the footer alone. For use by one thread.
 */
public final class SeriesFileWriter {

  private static final long GROUP_BYTES = 16L << 20;

  private final ParquetOutput output;
  private final EncodedSeries.Cache encoded = new EncodedSeries.Cache();
  private final OpenRowGroups<SeriesRows> groups;

  /**
   * @param out stands at the start of a new file; it is flushed by {@link #finish} but not closed
   */
  public SeriesFileWriter(OutputStream out) throws IOException {
    this.output = new ParquetOutput(out, SeriesSchema.avro(), Set.of(), SeriesSchema.OPAQUE);
    this.groups = new OpenRowGroups<>(output, SeriesRows::new, GROUP_BYTES);
  }

  /** Adds a row. */
  public void write(SeriesEntry entry) throws IOException {
    groups.next(entry.series().metric(), entry.type(), 0).write(entry, encoded.of(entry.series()));
  }

  /** Completes the file. */
  public void finish() throws IOException {
    groups.finish();
    output.finish();
  }

  private static final class SeriesRows {
    private final RowGroup group;
    private final SeriesColumns series;
    private final ColumnWriter first;
    private final ColumnWriter last;
    private final ColumnWriter resolutions;

    SeriesRows(RowGroup group, MetricType type) {
      this.group = group;
      this.series = new SeriesColumns(group, type);
      this.first = group.column(SeriesSchema.FIRST);
      this.last = group.column(SeriesSchema.LAST);
      this.resolutions = group.column(SeriesSchema.RESOLUTIONS, "array");
    }

    void write(SeriesEntry entry, EncodedSeries encoded) {
      series.write(entry.run(), encoded);
      first.write(entry.firstSecond(), 0, 0);
      last.write(entry.lastSecond(), 0, 0);
      int repetition = 0;
      for (int resolution : entry.resolutions().stream().sorted().toList()) {
        resolutions.write(resolution, repetition, 1);
        repetition = 1;
      }
      group.endRow();
    }
  }
}
