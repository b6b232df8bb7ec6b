package io.stepwell.schemas.lake;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** Writes a series file. For use by one thread. */
public final class SeriesFileWriter {

  private final ParquetOutput output;
  private final RowGroup group;
  private final ColumnWriter run;
  private final ColumnWriter metric;
  private final ColumnWriter type;
  private final ColumnWriter id;
  private final ColumnWriter labelNames;
  private final ColumnWriter labelValues;
  private final ColumnWriter first;
  private final ColumnWriter last;
  private final ColumnWriter resolutions;
  private final EncodedSeries.Cache encoded = new EncodedSeries.Cache();

  /**
   * @param out stands at the start of a new file; it is flushed by {@link #finish} but not closed
   */
  public SeriesFileWriter(OutputStream out) throws IOException {
    this.output = new ParquetOutput(out, SeriesSchema.avro(), Set.of(), SeriesSchema.OPAQUE);
    this.group = output.newRowGroup();
    this.run = group.column(StepSchema.RUN);
    this.metric = group.column(StepSchema.METRIC);
    this.type = group.column(StepSchema.TYPE);
    this.id = group.column(StepSchema.SERIES);
    this.labelNames = group.column(StepSchema.LABELS, "key_value", "key");
    this.labelValues = group.column(StepSchema.LABELS, "key_value", "value");
    this.first = group.column(SeriesSchema.FIRST);
    this.last = group.column(SeriesSchema.LAST);
    this.resolutions = group.column(SeriesSchema.RESOLUTIONS, "array");
  }

  /** Adds a row. */
  public void write(SeriesEntry entry) {
    EncodedSeries series = encoded.of(entry.series());
    run.write(entry.run(), 0, 0);
    metric.write(series.metric(), 0, 0);
    type.write(Binary.fromString(entry.type().word()), 0, 0);
    id.write(series.id(), 0, 0);
    series.writeLabels(labelNames, labelValues);
    first.write(entry.firstSecond(), 0, 0);
    last.write(entry.lastSecond(), 0, 0);
    int repetition = 0;
    for (int resolution : entry.resolutions().stream().sorted().toList()) {
      resolutions.write(resolution, repetition, 1);
      repetition = 1;
    }
    group.endRow();
  }

  /** Completes the file. */
  public void finish() throws IOException {
    output.append(group);
    output.finish();
  }
}
