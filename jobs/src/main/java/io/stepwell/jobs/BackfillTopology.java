package io.stepwell.jobs;

import io.stepwell.functions.LakeSinks;
import io.stepwell.functions.PartTrigger;
import io.stepwell.functions.ReadInput;
import io.stepwell.functions.RecordTypeInfo;
import io.stepwell.functions.RollupOperator;
import io.stepwell.metrics.Part;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;

/** Files in, one new generation of a run out: the batch job, without its catalog. */
final class BackfillTopology {

  private BackfillTopology() {}

  /**
   * Adds the job to an environment.
   *
   * @param pieces how many pieces of input there are
   * @param read reads them
   * @param sinks where rows go
   * @param deadLetters where lines go that could not be read
   */
  static void build(
      StreamExecutionEnvironment env,
      int pieces,
      ReadInput read,
      LakeSinks sinks,
      java.nio.file.Path deadLetters) {
    SingleOutputStreamOperator<Part> parts =
        env.fromSequence(0, pieces - 1L)
            .uid("pieces")
            .name("pieces")
            .transform("read", RecordTypeInfo.parts(), read)
            .uid("read");
    SingleOutputStreamOperator<Part> rows =
        StepPipeline.merge(parts, PartTrigger.atEndOfInput())
            .transform("rollups", RecordTypeInfo.parts(), new RollupOperator())
            .uid("rollups");
    rows.sinkTo(sinks.steps()).uid("step-files").name("step files");
    rows.getSideOutput(RollupOperator.SERIES)
        .sinkTo(sinks.series())
        .uid("series-files")
        .name("series files");
    parts
        .getSideOutput(ReadInput.DEAD_LETTERS)
        .sinkTo(lines(new Path(deadLetters.toUri())))
        .uid("dead-letters")
        .name("dead letters");
  }

  private static FileSink<String> lines(Path directory) {
    return FileSink.forRowFormat(directory, new SimpleStringEncoder<String>())
        .withBucketAssigner(new BasePathBucketAssigner<>())
        .build();
  }
}
