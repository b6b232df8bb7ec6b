package io.stepwell.jobs;

import io.stepwell.functions.LakeSinks;
import io.stepwell.functions.ReadInput;
import io.stepwell.functions.RecordTypeInfo;
import io.stepwell.metrics.Part;
import io.stepwell.schemas.catalog.Generation;
import java.io.IOException;
import java.net.URI;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;

/** The batch job that writes one generation of one run. It knows nothing of the catalog. */
final class BackfillJob {

  private final URI lake;
  private final BackfillRequest request;
  private final Generation generation;
  private final URI deadLetters;

  /**
   * @param lake the lake's root
   * @param generation what to write
   * @param deadLetters the directory for lines that cannot be read
   */
  BackfillJob(URI lake, BackfillRequest request, Generation generation, URI deadLetters) {
    this.lake = lake;
    this.request = request;
    this.generation = generation;
    this.deadLetters = deadLetters;
  }

  /** Runs the job in this process, to its end. */
  JobExecutionResult run(BackfillInput input, Progress progress) throws IOException {
    BatchCluster cluster = BatchCluster.inProcess(request.parallelism(), lake);
    StreamExecutionEnvironment env = cluster.environment();
    build(env, input);
    String name = "backfill of run " + generation.run();
    return LocalJob.run(cluster, env, name, input.bytes(), progress);
  }

  private void build(StreamExecutionEnvironment env, BackfillInput input) {
    LakeSinks sinks = new LakeSinks(lake, generation.number());
    SingleOutputStreamOperator<Part> parts =
        env.fromSequence(0, input.pieces() - 1L)
            .uid("pieces")
            .name("pieces")
            .transform("read", RecordTypeInfo.parts(), input.reader(generation.run()))
            .uid("read");
    GenerationPipeline.write(parts, sinks);
    parts
        .getSideOutput(ReadInput.DEAD_LETTERS)
        .sinkTo(lines(deadLetters))
        .uid("dead-letters")
        .name("dead letters");
    if (request.archive() && !request.fromArchive()) {
      parts
          .getSideOutput(ReadInput.SAMPLES)
          .sinkTo(sinks.samples())
          .uid("sample-files")
          .name("sample files");
    }
  }

  private static FileSink<String> lines(URI directory) {
    return FileSink.forRowFormat(new Path(directory), new SimpleStringEncoder<String>())
        .withBucketAssigner(new BasePathBucketAssigner<>())
        .build();
  }
}
