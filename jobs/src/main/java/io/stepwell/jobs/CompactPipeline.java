package io.stepwell.jobs;

import io.stepwell.functions.CommitFiles;
import io.stepwell.functions.ReadSteps;
import io.stepwell.functions.RecordTypeInfo;
import io.stepwell.functions.TaskReport;
import io.stepwell.metrics.Part;
import java.net.URI;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The way of what is compacted: step files of a run, as parts, into a generation of it. */
final class CompactPipeline {

  private CompactPipeline() {}

  /**
   * Builds the job.
   *
   * @param numbers those of the files, from 0 up
   * @param lake the lake's root
   * @param paths the step files, all of one run
   * @param generation the number of the one to write
   * @param then what happens when all files are there
   */
  static void build(
      DataStreamSource<Long> numbers,
      URI lake,
      List<String> paths,
      int generation,
      CommitFiles.Then then) {
    SingleOutputStreamOperator<Part> parts =
        numbers
            .uid("files")
            .name("files")
            .transform("read", RecordTypeInfo.parts(), new ReadSteps(lake, paths))
            .uid("read");
    DataStream<TaskReport> reports = GenerationPipeline.write(parts, lake, generation);
    GenerationPipeline.commit(reports.union(parts.getSideOutput(TaskReport.SIDE)), then);
  }
}
