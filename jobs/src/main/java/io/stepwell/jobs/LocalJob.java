package io.stepwell.jobs;

import io.stepwell.functions.ReadTally;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs a job to its end and tells how far it is meanwhile. */
final class LocalJob {

  private static final long LOOK_MILLIS = 500;

  private LocalJob() {}

  /**
   * Submits what was built in the environment and waits for it. If the thread is interrupted
   * meanwhile, the job is cancelled.
   *
   * @param bytes of input in all
   * @throws RuntimeException as {@link Failure#of} makes it of whatever made the job fail
   */
  static JobExecutionResult run(
      BatchCluster cluster,
      StreamExecutionEnvironment env,
      String name,
      long bytes,
      Progress progress) {
    JobClient job;
    try {
      job = cluster.submit(env, name);
    } catch (Exception e) {
      throw Failure.of(e);
    }
    return await(job, bytes, progress);
  }

  /** Waits for a job that is under way. */
  static JobExecutionResult await(JobClient job, long bytes, Progress progress) {
    CompletableFuture<JobExecutionResult> result = job.getJobExecutionResult();
    try {
      while (true) {
        try {
          return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          look(job, bytes, progress);
        }
      }
    } catch (ExecutionException e) {
      throw Failure.of(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      // Whether it ends or not, nobody will use what it writes.
      CompletableFuture<Void> unused = job.cancel();
      Thread.currentThread().interrupt();
      throw Failure.of(e);
    }
  }

  private static void look(JobClient job, long bytes, Progress progress)
      throws InterruptedException {
    Map<String, Object> now;
    try {
      now = job.getAccumulators().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      // The job is just starting or ending, its cluster may be shut already; the result will tell.
      return;
    }
    if (now.get(ReadTally.BYTES) instanceof Long read
        && now.get(ReadTally.SAMPLES) instanceof Long samples) {
      progress.at(read, bytes, samples);
    }
  }
}
