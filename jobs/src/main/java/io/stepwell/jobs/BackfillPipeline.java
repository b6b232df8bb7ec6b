package io.stepwell.jobs;

import io.stepwell.functions.CommitFiles;
import io.stepwell.functions.ReadInput;
import io.stepwell.functions.RecordTypeInfo;
import io.stepwell.functions.TaskReport;
import io.stepwell.functions.WriteFiles;
import io.stepwell.metrics.Part;
import io.stepwell.schemas.catalog.Generation;
import java.net.URI;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The way of what is backfilled: pieces of input, as parts, into one generation of one run.
 *
 * @param generation what to write
 * @param lake the lake's root
 * @param deadLetters the directory for lines that cannot be read
 * @param archive whether to keep raw samples too
 */
record BackfillPipeline(Generation generation, URI lake, URI deadLetters, boolean archive) {

  /**
   * Builds the job.
   *
   * @param pieces the numbers of the input's pieces
   * @param then what happens when all files are there
   */
  void build(DataStream<Long> pieces, BackfillInput input, CommitFiles.Then then) {
    SingleOutputStreamOperator<Part> parts =
        pieces
            .transform("read", RecordTypeInfo.parts(), input.reader(generation.run()))
            .uid("read");
    DataStream<TaskReport> reports =
        GenerationPipeline.write(parts, lake, generation.number())
            .union(
                parts
                    .getSideOutput(ReadInput.DEAD_LETTERS)
                    .transform("dead letters", TaskReport.type(), WriteFiles.lines(deadLetters))
                    .uid("dead-letters"),
                parts.getSideOutput(TaskReport.SIDE));
    GenerationPipeline.commit(archive ? reports.union(samples(parts)) : reports, then);
  }

  private DataStream<TaskReport> samples(SingleOutputStreamOperator<Part> parts) {
    return parts
        .getSideOutput(ReadInput.SAMPLES)
        .transform("sample files", TaskReport.type(), WriteFiles.samples(lake, generation.number()))
        .uid("sample-files");
  }
}
