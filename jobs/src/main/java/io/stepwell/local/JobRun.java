package io.stepwell.local;

import io.stepwell.jobs.LiveConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.jspecify.annotations.Nullable;

/** A job that runs on and on, on a cluster in this process, from its last checkpoint on. */
final class JobRun {

  private static final long ANSWER_SECONDS = 10;
  private static final String FULL = "No space left on device";

  private final MiniCluster cluster;
  private final JobID job;

  private JobRun(MiniCluster cluster, JobID job) {
    this.cluster = cluster;
    this.job = job;
  }

  /** Hands the job to the cluster, which takes a moment to run it. */
  static JobRun start(
      MiniCluster cluster, JobPlan plan, Checkpoints checkpoints, Optional<Path> from) {
    Configuration config = LiveConfig.of(plan.checkpointInterval());
    config.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.directory().toUri().toString());
    from.ifPresent(
        checkpoint -> {
          config.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
          config.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.NO_CLAIM);
        });
    JobRun run = new JobRun(cluster, new JobID());
    answer(cluster.submitJob(run.graph(config, plan)));
    return run;
  }

  private JobGraph graph(Configuration config, JobPlan plan) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(config);
    env.setParallelism(plan.parallelism());
    plan.topology().accept(env);
    StreamGraph graph = env.getStreamGraph();
    graph.setJobName(plan.name());
    return graph.getJobGraph(JobRun.class.getClassLoader(), job);
  }

  private static <T> T answer(CompletableFuture<T> future) {
    try {
      return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalException("Flink was not waited for", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new LocalException("Flink does not answer: " + reason(e), e);
    }
  }

  /** The name of the directory of the job's own checkpoints. */
  String id() {
    return job.toHexString();
  }

  /** Whether every task of it runs. */
  boolean isRunning() {
    AccessExecutionGraph graph = answer(cluster.getArchivedExecutionGraph(job));
    return graph.getState() == JobStatus.RUNNING
        && graph.getAllVertices().values().stream()
            .allMatch(vertex -> vertex.getAggregateState() == ExecutionState.RUNNING);
  }

  /** Whether it has ended and is not started again. */
  boolean isOver() {
    return answer(cluster.getJobStatus(job)).isGloballyTerminalState();
  }

  /**
   * Why it last failed, be it that it was started again since.
   *
   * @param time when, in milliseconds since the epoch
   * @param reason in a line
   */
  record Failed(long time, String reason) {}

  /** Its last failure, if it ever failed. */
  Optional<Failed> lastFailure() {
    @Nullable ErrorInfo info = answer(cluster.getArchivedExecutionGraph(job)).getFailureInfo();
    return Optional.ofNullable(info)
        .map(error -> new Failed(error.getTimestamp(), reason(error.getException())));
  }

  private static String reason(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text = String.valueOf(root.getMessage() == null ? root : root.getMessage());
    // Libraries put it among names of files and options that tell the user nothing.
    return text.contains(FULL)
        ? FULL
        : text.lines().findFirst().orElse(text).replaceAll("\\.$", "");
  }

  /**
   * Stops it. What it has taken in goes into a last checkpoint, and with a second one, if it is
   * complete, the files of the first have their names; if that cannot be had, the next start goes
   * on from the last that is complete.
   */
  void stop() {
    try {
      if (isRunning()) {
        answer(cluster.triggerCheckpoint(job, CheckpointType.DEFAULT));
        answer(cluster.triggerCheckpoint(job, CheckpointType.DEFAULT));
      }
      answer(cluster.cancelJob(job));
    } catch (LocalException e) {
      // The checkpoints that there are hold all that matters.
      return;
    }
  }
}
