package io.stepwell.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks after a job: waits for it to run, says when it fails and is started again, and once it has
 * completed a checkpoint of its own clears up what nobody needs any more.
 */
final class JobWatch {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long START_MILLIS = 50;

  private final String job;
  private final JobRun run;
  private final Checkpoints checkpoints;
  private final LiveWatch.Looked goesOn;
  private final Consumer<String> notes;
  private long told;
  private boolean cleared;

  /**
   * @param job its name in sentences
   * @param goesOn is run once, when the job has completed a checkpoint
   * @param notes is told, in sentences, what the user should know of
   */
  JobWatch(
      String job,
      JobRun run,
      Checkpoints checkpoints,
      LiveWatch.Looked goesOn,
      Consumer<String> notes) {
    this.job = job;
    this.run = run;
    this.checkpoints = checkpoints;
    this.goesOn = goesOn;
    this.notes = notes;
  }

  /**
   * Waits until every task runs.
   *
   * @throws LocalException if that does not come to be
   */
  void awaitRunning() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!run.isRunning()) {
      boolean late = System.nanoTime() > deadline;
      if (late || run.isOver()) {
        throw new LocalException("the %s job does not start: %s".formatted(job, reason()));
      }
      pause();
    }
  }

  private String reason() {
    return run.lastFailure().map(JobRun.Failed::reason).orElse("its tasks take too long");
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(START_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalException("the " + job + " job was not waited for", e);
    }
  }

  /** Looks at it once. */
  void look() throws IOException {
    tell();
    if (!cleared && checkpoints.hasComplete(run.id())) {
      checkpoints.keepOnly(run.id());
      goesOn.look();
      cleared = true;
    }
  }

  private void tell() {
    Optional<JobRun.Failed> failed = run.lastFailure();
    boolean ended = run.isOver();
    if (failed.isPresent() && failed.get().time() > told) {
      told = failed.get().time();
      notes.accept(
          "the %s job failed: %s; %s"
              .formatted(
                  job,
                  failed.get().reason(),
                  ended ? "stop and start again" : "it goes on from its last checkpoint"));
    }
  }
}
