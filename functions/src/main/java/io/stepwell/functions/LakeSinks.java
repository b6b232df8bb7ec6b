package io.stepwell.functions;

import io.stepwell.metrics.Part;
import io.stepwell.metrics.Sample;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import io.stepwell.schemas.lake.SampleFileWriter;
import io.stepwell.schemas.lake.SeriesEntry;
import io.stepwell.schemas.lake.SeriesFileWriter;
import io.stepwell.schemas.lake.StepFileWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.util.function.ThrowingConsumer;
import org.apache.flink.util.function.ThrowingRunnable;

/**
 * The Parquet sinks of one generation of one run. A file appears under its name only when it is
 * whole and its job has come to the point where it will not be written again.
 */
public final class LakeSinks {

  private static final int BUFFER_BYTES = 1 << 16;

  private final URI lake;
  private final long run;
  private final int generation;

  /**
   * @param lake the lake's root
   * @param run the test run's id
   * @param generation which of the run's generations to write
   */
  public LakeSinks(URI lake, long run, int generation) {
    this.lake = lake;
    this.run = run;
    this.generation = generation;
  }

  /** Steps and rollups. */
  public FileSink<Part> steps() {
    return sink(
        Kind.STEPS,
        out -> {
          StepFileWriter writer = new StepFileWriter(buffered(out));
          return new Rows<>(writer::write, writer::finish);
        });
  }

  /** The series index. */
  public FileSink<SeriesEntry> series() {
    return sink(
        Kind.SERIES,
        out -> {
          SeriesFileWriter writer = new SeriesFileWriter(buffered(out));
          return new Rows<>(writer::write, writer::finish);
        });
  }

  /** The raw sample archive. */
  public FileSink<Sample> samples() {
    return sink(
        Kind.SAMPLES,
        out -> {
          SampleFileWriter writer = new SampleFileWriter(buffered(out));
          return new Rows<>(writer::write, writer::finish);
        });
  }

  /** Parquet writes its footers byte by byte, which a file should not have to take one by one. */
  private static OutputStream buffered(OutputStream out) {
    return new BufferedOutputStream(out, BUFFER_BYTES);
  }

  private <T> FileSink<T> sink(Kind kind, BulkWriter.Factory<T> writers) {
    Path directory = new Path(lake.resolve(LakePaths.generation(kind, run, generation)));
    return FileSink.forBulkFormat(directory, writers)
        .withBucketAssigner(new BasePathBucketAssigner<>())
        .withOutputFileConfig(OutputFileConfig.builder().withPartSuffix(".parquet").build())
        .build();
  }

  /** A file's writer as Flink wants it. */
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
