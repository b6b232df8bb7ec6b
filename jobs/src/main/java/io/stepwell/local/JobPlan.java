package io.stepwell.local;

import io.stepwell.functions.remotewrite.BlockPlace;
import io.stepwell.jobs.LivePipeline;
import io.stepwell.jobs.LiveSource;
import io.stepwell.jobs.LiveTargets;
import io.stepwell.jobs.RemoteWritePipeline;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * How a job that runs on and on is to be.
 *
 * @param name as Flink's page and sentences name it
 * @param checkpointInterval how often what has come is made visible
 * @param parallelism how many tasks of a kind work side by side
 * @param topology builds it
 */
record JobPlan(
    String name,
    Duration checkpointInterval,
    int parallelism,
    Consumer<StreamExecutionEnvironment> topology) {

  /** The job that streams pushes into the lake. */
  static JobPlan live(
      LiveSource source, LiveTargets targets, Duration checkpointInterval, int parallelism) {
    return new JobPlan(
        "live",
        checkpointInterval,
        parallelism,
        env -> new LivePipeline(targets).pushes(LivePipeline.records(env, source)));
  }

  /** The job that sends on what is asked for of them; one task of a kind does it. */
  static JobPlan remoteWrite(LiveSource source, BlockPlace blocks, Duration checkpointInterval) {
    return new JobPlan(
        "remote write",
        checkpointInterval,
        1,
        env -> RemoteWritePipeline.pushes(LivePipeline.records(env, source), blocks));
  }
}
