package io.stepwell.schemas.lake;

import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnWriter;

/**
 * Writes raw samples to a file. k6 hands out the samples of many series in turn; they are gathered
 * by series first, as rows of one series after the other take a fraction of the space and of the
 * time. Order between samples is not kept: each has its time.
 *
 * <p>Some 64 MiB are held in memory. For use by one thread.
 */
public final class SampleFileWriter {

  private static final long GROUP_BYTES = 32L << 20;
  private static final long GATHERED_BYTES = 32L << 20;
  private static final int BYTES_PER_SAMPLE = 16;

  /** About what a series with its labels takes. */
  private static final int BYTES_PER_SERIES = 600;

  private final ParquetOutput output;
  private final EncodedSeries.Cache encoded = new EncodedSeries.Cache();
  private final OpenRowGroups<SampleRows> groups;
  private final Map<SeriesKey, Gathered> gathered = new HashMap<>();
  private long gatheredBytes;

  /**
   * @param out stands at the start of a new file; it is flushed by {@link #finish} but not closed
   */
  public SampleFileWriter(OutputStream out) throws IOException {
    this.output =
        new ParquetOutput(out, SampleSchema.avro(), SampleSchema.DIFFERENCES, SampleSchema.OPAQUE);
    this.groups = new OpenRowGroups<>(output, SampleRows::new, GROUP_BYTES);
  }

  /** Adds a sample. */
  public void write(Sample sample) throws IOException {
    Gathered series = gathered.get(sample.series());
    if (series == null) {
      series = new Gathered(sample);
      gathered.put(sample.series(), series);
      gatheredBytes += BYTES_PER_SERIES;
    }
    series.add(sample);
    gatheredBytes += BYTES_PER_SAMPLE;
    if (gatheredBytes > GATHERED_BYTES) {
      writeGathered();
    }
  }

  private void writeGathered() throws IOException {
    List<Gathered> sorted = new ArrayList<>(gathered.values());
    sorted.sort((one, other) -> one.series.compareTo(other.series));
    for (Gathered series : sorted) {
      EncodedSeries key = encoded.of(series.series);
      for (int i = 0; i < series.size; i++) {
        groups
            .next(series.series.metric(), series.type, 0)
            .write(series.run, key, series.times[i], series.values[i]);
      }
    }
    gathered.clear();
    gatheredBytes = 0;
  }

  /** Completes the file. */
  public void finish() throws IOException {
    writeGathered();
    groups.finish();
    output.finish();
  }

  /** The samples of one series that are not in a row group yet. */
  private static final class Gathered {
    private final long run;
    private final SeriesKey series;
    private final MetricType type;
    private long[] times = new long[4];
    private double[] values = new double[4];
    private int size;

    Gathered(Sample first) {
      this.run = first.run();
      this.series = first.series();
      this.type = first.type();
    }

    void add(Sample sample) {
      if (size == times.length) {
        times = Arrays.copyOf(times, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      times[size] = sample.epochNanos();
      values[size++] = sample.value();
    }
  }

  private static final class SampleRows {
    private final RowGroup group;
    private final SeriesColumns series;
    private final ColumnWriter time;
    private final ColumnWriter value;

    SampleRows(RowGroup group, MetricType type) {
      this.group = group;
      this.series = new SeriesColumns(group, type);
      this.time = group.column(SampleSchema.TIME);
      this.value = group.column(SampleSchema.VALUE);
    }

    void write(long run, EncodedSeries key, long epochNanos, double sampleValue) {
      series.write(run, key);
      time.write(epochNanos, 0, 0);
      value.write(sampleValue, 0, 0);
      group.endRow();
    }
  }
}
