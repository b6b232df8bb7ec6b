package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.Test;

class LocalJobTest {

  @Test
  void aJobThatEndsWhileItsProgressIsLookedAtHasNotFailed() {
    EndingJob job = new EndingJob();
    assertThat(LocalJob.await(job, 0, Progress.NONE)).isSameAs(job.done);
  }

  /**
   * A job that comes to its end just when somebody asks how far it is: Flink shuts the cluster of a
   * local job before it hands the result out, and a cluster that is shut refuses to be asked.
   */
  private static final class EndingJob implements JobClient {
    private final JobExecutionResult done = new JobExecutionResult(new JobID(), 1, Map.of());
    private final CompletableFuture<JobExecutionResult> result = new CompletableFuture<>();

    @Override
    public CompletableFuture<Map<String, Object>> getAccumulators() {
      result.complete(done);
      throw new IllegalStateException("MiniCluster is not yet running or has been shut down.");
    }

    @Override
    public CompletableFuture<JobExecutionResult> getJobExecutionResult() {
      return result;
    }

    @Override
    public JobID getJobID() {
      return done.getJobID();
    }

    @Override
    public CompletableFuture<JobStatus> getJobStatus() {
      return result.thenApply(ended -> JobStatus.FINISHED);
    }

    @Override
    public CompletableFuture<Void> cancel() {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<String> stopWithSavepoint(
        boolean drain, String directory, SavepointFormatType format) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<String> triggerSavepoint(
        String directory, SavepointFormatType format) {
      throw new UnsupportedOperationException();
    }
  }
}
