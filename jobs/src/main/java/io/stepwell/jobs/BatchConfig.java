package io.stepwell.jobs;

import org.apache.flink.api.common.BatchShuffleMode;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;

/** How Flink runs a batch job, wherever it runs. */
final class BatchConfig {

  private BatchConfig() {}

  /**
   * All tasks side by side, handing over in memory: the data is read once and a task that fails
   * fails the job, so nothing is gained by storing what goes between them.
   */
  static Configuration of() {
    Configuration config = new Configuration();
    config.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    config.set(ExecutionOptions.BATCH_SHUFFLE_MODE, BatchShuffleMode.ALL_EXCHANGES_PIPELINED);
    config.set(JobManagerOptions.SCHEDULER, JobManagerOptions.SchedulerType.Default);
    config.set(PipelineOptions.OBJECT_REUSE, true);
    config.set(PipelineOptions.GENERIC_TYPES, false);
    config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return config;
  }
}
