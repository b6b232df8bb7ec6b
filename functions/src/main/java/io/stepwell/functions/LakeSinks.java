package io.stepwell.functions;

import io.stepwell.metrics.Part;
import io.stepwell.metrics.Sample;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
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

/**
 * The Parquet sinks of one generation of whatever runs come. A file appears under its name only
 * when it is whole and its job has come to the point where it will not be written again: at the end
 * of a batch job, and at each checkpoint of a streaming one.
 */
public final class LakeSinks {

  /** The generation that is written while runs go on. */
  public static final int LIVE = 0;

  private final URI lake;
  private final int generation;

  /**
   * @param lake the lake's root
   * @param generation which of the runs' generations to write
   */
  public LakeSinks(URI lake, int generation) {
    this.lake = lake;
    this.generation = generation;
  }

  /** Steps and rollups. */
  public FileSink<Part> steps() {
    return sink(Kind.STEPS, Part::run, RowWriters::steps);
  }

  /** The series index of the parts themselves: a file tells of those that came since the last. */
  public FileSink<Part> seriesOfParts() {
    return sink(Kind.SERIES, Part::run, RowWriters::seriesOfParts);
  }

  /** The raw sample archive. */
  public FileSink<Sample> samples() {
    return sink(Kind.SAMPLES, Sample::run, RowWriters::samples);
  }

  private <T> FileSink<T> sink(Kind kind, RunOf<T> run, BulkWriter.Factory<T> writers) {
    return FileSink.forBulkFormat(new Path(lake), writers)
        .withBucketAssigner(new ByRun<>(kind, run, generation))
        .withOutputFileConfig(OutputFileConfig.builder().withPartSuffix(".parquet").build())
        .build();
  }

  /** The run that a row belongs to. */
  private interface RunOf<T> extends ToLongFunction<T>, Serializable {}

  /** Puts the rows of each run into that run's directory; neighbours are mostly of one run. */
  private static final class ByRun<T> implements BucketAssigner<T, String> {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final RunOf<T> runOf;
    private final int generation;
    private long run = -1;
    private String directory = "";

    ByRun(Kind kind, RunOf<T> runOf, int generation) {
      this.kind = kind;
      this.runOf = runOf;
      this.generation = generation;
    }

    @Override
    public String getBucketId(T row, Context context) {
      long wanted = runOf.applyAsLong(row);
      if (wanted != run) {
        run = wanted;
        directory = LakePaths.generation(kind, run, generation);
      }
      return directory;
    }

    @Override
    public SimpleVersionedSerializer<String> getSerializer() {
      return SimpleVersionedStringSerializer.INSTANCE;
    }
  }
}
