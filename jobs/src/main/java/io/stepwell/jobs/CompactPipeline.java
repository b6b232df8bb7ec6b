package io.stepwell.jobs;

import io.stepwell.functions.CommitFiles;
import io.stepwell.functions.ReadSteps;
import io.stepwell.functions.RecordTypeInfo;
import io.stepwell.functions.TaskReport;
import io.stepwell.metrics.Part;
import java.net.URI;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The way of what is compacted: step files of a run, as parts, into a generation of it. */
final class CompactPipeline {

  private CompactPipeline() {}

  /**
   * Builds the job.
   *
   * @param lake the lake's root
   * @param paths the step files, all of one run
   * @param generation the number of the one to write
   */
  static void build(StreamExecutionEnvironment env, URI lake, List<String> paths, int generation) {
    SingleOutputStreamOperator<Part> parts =
        env.fromSequence(0, paths.size() - 1L)
            .uid("files")
            .name("files")
            .transform("read", RecordTypeInfo.parts(), new ReadSteps(lake, paths))
            .uid("read");
    DataStream<TaskReport> reports = GenerationPipeline.write(parts, lake, generation);
    GenerationPipeline.commit(
        reports.union(parts.getSideOutput(TaskReport.SIDE)), CommitFiles.Then.NOTHING);
  }
}
