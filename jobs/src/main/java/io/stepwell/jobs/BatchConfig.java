package io.stepwell.jobs;

import java.time.Duration;
import org.apache.flink.api.common.BatchShuffleMode;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;

/** How Flink runs a batch job, wherever it runs. */
public final class BatchConfig {

  private static final int ATTEMPTS = 5;
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private BatchConfig() {}

  /**
   * All tasks side by side, handing over in memory: the data is read once and a task that fails
   * fails the job, so nothing is gained by storing what goes between them.
   */
  public static Configuration inProcess() {
    Configuration config = always();
    config.set(ExecutionOptions.BATCH_SHUFFLE_MODE, BatchShuffleMode.ALL_EXCHANGES_PIPELINED);
    config.set(JobManagerOptions.SCHEDULER, JobManagerOptions.SchedulerType.Default);
    config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return config;
  }

  /**
   * What goes between tasks is stored, so that those of a machine that is lost are done anew, and
   * no others.
   */
  static Configuration onCluster() {
    Configuration config = always();
    config.set(ExecutionOptions.BATCH_SHUFFLE_MODE, BatchShuffleMode.ALL_EXCHANGES_BLOCKING);
    config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, ATTEMPTS);
    config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, PAUSE);
    return config;
  }

  private static Configuration always() {
    Configuration config = new Configuration();
    config.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    config.set(PipelineOptions.OBJECT_REUSE, true);
    config.set(PipelineOptions.GENERIC_TYPES, false);
    return config;
  }
}
