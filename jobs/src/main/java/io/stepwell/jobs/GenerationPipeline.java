package io.stepwell.jobs;

import io.stepwell.functions.LakeSinks;
import io.stepwell.functions.PartTrigger;
import io.stepwell.functions.RecordTypeInfo;
import io.stepwell.functions.RollupOperator;
import io.stepwell.metrics.Part;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The part behind the input of every batch job: parts become a complete generation. */
final class GenerationPipeline {

  private GenerationPipeline() {}

  /**
   * Merges parts, adds the rollups of each series and writes both, with the series index.
   *
   * @param parts base parts of one run, in any order
   */
  static void write(DataStream<Part> parts, LakeSinks sinks) {
    SingleOutputStreamOperator<Part> rows =
        StepPipeline.merge(parts, PartTrigger.atEndOfInput())
            .transform("rollups", RecordTypeInfo.parts(), new RollupOperator())
            .uid("rollups");
    rows.sinkTo(sinks.steps()).uid("step-files").name("step files");
    rows.getSideOutput(RollupOperator.SERIES)
        .sinkTo(sinks.series())
        .uid("series-files")
        .name("series files");
  }
}
