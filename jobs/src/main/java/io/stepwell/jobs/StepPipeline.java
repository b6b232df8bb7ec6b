package io.stepwell.jobs;

import io.stepwell.functions.MergeParts;
import io.stepwell.functions.PartKey;
import io.stepwell.functions.PartTrigger;
import io.stepwell.functions.StepWindows;
import io.stepwell.metrics.Part;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The heart of every job: parts, from wherever, are brought together by series and merged in
 * windows of one second. What comes out are parts again, of which there may be several for one
 * window.
 */
public final class StepPipeline {

  private StepPipeline() {}

  /**
   * Merges parts.
   *
   * @param parts base parts of any runs, in any order
   * @param trigger when a window emits what it has gathered
   */
  public static SingleOutputStreamOperator<Part> merge(
      DataStream<Part> parts, PartTrigger trigger) {
    return parts
        .keyBy(new PartKey(), PartKey.type())
        .window(new StepWindows())
        .trigger(trigger)
        .reduce(new MergeParts())
        .uid("steps")
        .name("steps");
  }
}
