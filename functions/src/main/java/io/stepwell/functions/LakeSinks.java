package io.stepwell.functions;

import io.stepwell.metrics.Part;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import io.stepwell.schemas.lake.SeriesEntry;
import io.stepwell.schemas.lake.SeriesFileWriter;
import io.stepwell.schemas.lake.StepFileWriter;
import java.io.IOException;
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
    return sink(Kind.STEPS, out -> new Steps(new StepFileWriter(out)));
  }

  /** The series index. */
  public FileSink<SeriesEntry> series() {
    return sink(Kind.SERIES, out -> new Series(new SeriesFileWriter(out)));
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
}
