package io.stepwell.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the live job: waits for it to run, says when it fails and is started again, sees to
 * it that there is a task manager to run it, and once it has completed a checkpoint of its own
 * clears up what nobody needs any more.
 */
final class LiveWatch {

  private static final Logger LOG = LoggerFactory.getLogger(LiveWatch.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long START_MILLIS = 50;
  private static final long LOOK_MILLIS = 1000;

  /** A task manager that was only out of touch is back sooner. */
  private static final int LOOKS_WITHOUT = 5;

  private final FlinkCluster flink;
  private final LiveJobRun run;
  private final Checkpoints checkpoints;
  private final Leftovers leftovers;
  private final Consumer<String> notes;
  private long told;
  private boolean cleared;
  private int without;

  LiveWatch(
      FlinkCluster flink,
      LiveJobRun run,
      Checkpoints checkpoints,
      Leftovers leftovers,
      Consumer<String> notes) {
    this.flink = flink;
    this.run = run;
    this.checkpoints = checkpoints;
    this.leftovers = leftovers;
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
        throw new LocalException("the live job does not start: " + reason());
      }
      pause();
    }
  }

  private String reason() {
    return run.lastFailure().map(LiveJobRun.Failed::reason).orElse("its tasks take too long");
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(START_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalException("the live job was not waited for", e);
    }
  }

  /** Begins to look from time to time; closing what it gives ends that. */
  AutoCloseable start() {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "live-watch");
              thread.setDaemon(true);
              return thread;
            });
    ScheduledFuture<?> looking =
        executor.scheduleWithFixedDelay(
            this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return () -> {
      looking.cancel(true);
      executor.shutdownNow();
      executor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    };
  }

  private void look() {
    try {
      tell();
      replaceLost();
      if (!cleared && checkpoints.hasComplete(run.id())) {
        checkpoints.keepOnly(run.id());
        leftovers.sweep();
        cleared = true;
      }
    } catch (IOException | UncheckedIOException | LocalException e) {
      LOG.warn("the live job cannot be looked after", e);
    }
  }

  /** A task manager that failed does not come back by itself. */
  private void replaceLost() {
    without = flink.hasTaskManager() ? 0 : without + 1;
    if (without == LOOKS_WITHOUT) {
      without = 0;
      flink.startTaskManager();
      notes.accept("Flink's task manager was lost; another one has taken its place");
    }
  }

  private void tell() {
    Optional<LiveJobRun.Failed> failed = run.lastFailure();
    boolean ended = run.isOver();
    if (failed.isPresent() && failed.get().time() > told) {
      told = failed.get().time();
      notes.accept(
          "the live job failed: %s; %s"
              .formatted(
                  failed.get().reason(),
                  ended ? "stop and start again" : "it goes on from its last checkpoint"));
    }
  }
}
