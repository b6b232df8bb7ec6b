package io.stepwell.jobs;

import io.stepwell.functions.CommitFiles;
import io.stepwell.functions.PartTrigger;
import io.stepwell.functions.RecordTypeInfo;
import io.stepwell.functions.RollupOperator;
import io.stepwell.functions.TaskReport;
import io.stepwell.functions.WriteFiles;
import io.stepwell.metrics.Part;
import java.net.URI;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The part behind the input of every batch job: parts become a complete generation. */
final class GenerationPipeline {

  private GenerationPipeline() {}

  /**
   * Merges parts, adds the rollups of each series and writes both, with the series index.
   *
   * @param parts base parts, in any order
   * @param lake the lake's root
   * @param generation the number of the one to write
   * @return what its tasks tell at their end, to be {@link #commit committed}
   */
  static DataStream<TaskReport> write(DataStream<Part> parts, URI lake, int generation) {
    SingleOutputStreamOperator<Part> rows =
        StepPipeline.merge(parts, PartTrigger.atEndOfInput())
            .transform("rollups", RecordTypeInfo.parts(), new RollupOperator())
            .uid("rollups");
    return rows.transform("step files", TaskReport.type(), WriteFiles.steps(lake, generation))
        .uid("step-files")
        .union(
            rows.getSideOutput(RollupOperator.SERIES)
                .transform("series files", TaskReport.type(), WriteFiles.series(lake, generation))
                .uid("series-files"),
            rows.getSideOutput(TaskReport.SIDE));
  }

  /**
   * Gives the files their names when all tasks are done.
   *
   * @param reports of all tasks
   * @param then what the job has to do after that
   */
  static void commit(DataStream<TaskReport> reports, CommitFiles.Then then) {
    reports
        .global()
        .transform("commit", TaskReport.type(), new CommitFiles(then))
        .uid("commit")
        .forceNonParallel();
  }
}
