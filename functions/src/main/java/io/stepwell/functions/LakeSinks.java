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
    return sink(Kind.STEPS, out -> new Steps(new StepFileWriter(buffered(out))));
  }

  /** The series index. */
  public FileSink<SeriesEntry> series() {
    return sink(Kind.SERIES, out -> new Series(new SeriesFileWriter(buffered(out))));
  }

  /** The raw sample archive. */
  public FileSink<Sample> samples() {
    return sink(Kind.SAMPLES, out -> new Samples(new SampleFileWriter(buffered(out))));
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

  private record Steps(StepFileWriter writer) implements BulkWriter<Part> {
    @Override
    public void addElement(Part part) throws IOException {
      writer.write(part);
    }

    @Override
    public void flush() {}

    @Override
    public void finish() throws IOException {
      writer.finish();
    }
  }

  private record Series(SeriesFileWriter writer) implements BulkWriter<SeriesEntry> {
    @Override
    public void addElement(SeriesEntry entry) throws IOException {
      writer.write(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void finish() throws IOException {
      writer.finish();
    }
  }

  private record Samples(SampleFileWriter writer) implements BulkWriter<Sample> {
    @Override
    public void addElement(Sample sample) throws IOException {
      writer.write(sample);
    }

    @Override
    public void flush() {}

    @Override
    public void finish() throws IOException {
      writer.finish();
    }
  }
}
