package io.stepwell.functions;

import io.stepwell.metrics.Part;
import io.stepwell.metrics.Sample;
import io.stepwell.schemas.lake.SampleFileWriter;
import io.stepwell.schemas.lake.SeriesEntry;
import io.stepwell.schemas.lake.SeriesFileWriter;
import io.stepwell.schemas.lake.SeriesIndex;
import io.stepwell.schemas.lake.StepFileWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.util.function.ThrowingConsumer;
import org.apache.flink.util.function.ThrowingRunnable;

/** How the rows of each kind of file are written, as Flink wants it. */
final class RowWriters {

  private static final int BUFFER_BYTES = 1 << 16;

  private RowWriters() {}

  /** Steps and rollups. */
  static BulkWriter<Part> steps(OutputStream out) throws IOException {
    StepFileWriter writer = new StepFileWriter(buffered(out));
    return new Rows<>(writer::write, writer::finish);
  }

  /** The series index, of entries that are made already. */
  static BulkWriter<SeriesEntry> series(OutputStream out) throws IOException {
    SeriesFileWriter writer = new SeriesFileWriter(buffered(out));
    return new Rows<>(writer::write, writer::finish);
  }

  /** The series index of the parts themselves: a file tells of those that came since the last. */
  static BulkWriter<Part> seriesOfParts(OutputStream out) throws IOException {
    SeriesIndex index = new SeriesIndex(new SeriesFileWriter(buffered(out)));
    return new Rows<>(index::observe, index::finish);
  }

  /** The raw sample archive. */
  static BulkWriter<Sample> samples(OutputStream out) throws IOException {
    SampleFileWriter writer = new SampleFileWriter(buffered(out));
    return new Rows<>(writer::write, writer::finish);
  }

  /** Lines of text. */
  static BulkWriter<String> lines(OutputStream out) {
    OutputStream buffered = buffered(out);
    return new Rows<>(
        line -> {
          buffered.write(line.getBytes(StandardCharsets.UTF_8));
          buffered.write('\n');
        },
        buffered::flush);
  }

  /** Parquet writes its footers byte by byte, which a file should not have to take one by one. */
  private static OutputStream buffered(OutputStream out) {
    return new BufferedOutputStream(out, BUFFER_BYTES);
  }

  private record Rows<T>(
      ThrowingConsumer<T, IOException> writer, ThrowingRunnable<IOException> finisher)
      implements BulkWriter<T> {
    @Override
    public void addElement(T row) throws IOException {
      writer.accept(row);
    }

    @Override
    public void flush() {}

    @Override
    public void finish() throws IOException {
      finisher.run();
    }
  }
}
