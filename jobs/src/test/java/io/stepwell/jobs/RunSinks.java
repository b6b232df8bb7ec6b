package io.stepwell.jobs;

import io.stepwell.metrics.Part;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import io.stepwell.schemas.lake.SeriesEntry;
import io.stepwell.schemas.lake.SeriesFileWriter;
import io.stepwell.schemas.lake.StepFileWriter;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/** Sinks that put the rows of many runs where each run's belong. */
final class RunSinks {

  /** The generation that is written of every run. */
  static final int GENERATION = 1;

  private final URI lake;

  RunSinks(URI lake) {
    this.lake = lake;
  }

  FileSink<Part> steps() {
    return sink(Kind.STEPS, Part::run, out -> new Steps(new StepFileWriter(out)));
  }

  FileSink<SeriesEntry> series() {
    return sink(Kind.SERIES, SeriesEntry::run, out -> new Series(new SeriesFileWriter(out)));
  }

  private <T> FileSink<T> sink(Kind kind, RunOf<T> run, BulkWriter.Factory<T> writers) {
    return FileSink.forBulkFormat(new Path(lake), writers)
        .withBucketAssigner(new ByRun<>(kind, run))
        .withOutputFileConfig(OutputFileConfig.builder().withPartSuffix(".parquet").build())
        .build();
  }

  private interface RunOf<T> extends ToLongFunction<T>, Serializable {}

  private record ByRun<T>(Kind kind, RunOf<T> run) implements BucketAssigner<T, String> {
    @Override
    public String getBucketId(T row, Context context) {
      return LakePaths.generation(kind, run.applyAsLong(row), GENERATION);
    }

    @Override
    public SimpleVersionedSerializer<String> getSerializer() {
      return SimpleVersionedStringSerializer.INSTANCE;
    }
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
