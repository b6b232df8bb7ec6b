package io.stepwell.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from time to time after the jobs that run on and on, and sees to it that there is a task
 * manager to run them.
 */
final class LiveWatch {

  private static final Logger LOG = LoggerFactory.getLogger(LiveWatch.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long LOOK_MILLIS = 1000;

  /** A task manager that was only out of touch is back sooner. */
  private static final int LOOKS_WITHOUT = 5;

  private final FlinkCluster flink;
  private final List<Looked> jobs;
  private final Consumer<String> notes;
  private int without;

  /** What is looked after. */
  @FunctionalInterface
  interface Looked {
    /** Looks at it once. */
    void look() throws IOException;
  }

  LiveWatch(FlinkCluster flink, List<Looked> jobs, Consumer<String> notes) {
    this.flink = flink;
    this.jobs = List.copyOf(jobs);
    this.notes = notes;
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
      replaceLost();
    } catch (LocalException e) {
      LOG.warn("Flink cannot be looked after", e);
    }
    for (Looked job : jobs) {
      try {
        job.look();
      } catch (IOException | UncheckedIOException | LocalException e) {
        LOG.warn("a job cannot be looked after", e);
      }
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
}
