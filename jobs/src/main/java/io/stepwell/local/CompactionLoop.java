package io.stepwell.local;

import io.stepwell.jobs.BatchCluster;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.lake.LakeFiles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the runs of a home compacted, in a thread of its own, until it is closed. */
public final class CompactionLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CompactionLoop.class);
  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final long PATIENCE_SECONDS = 30;

  private final ScheduledExecutorService executor;
  private final ScheduledFuture<?> looking;

  private CompactionLoop(ScheduledExecutorService executor, ScheduledFuture<?> looking) {
    this.executor = executor;
    this.looking = looking;
  }

  /**
   * Begins.
   *
   * @param notes is told, in sentences, what the user should know of
   */
  public static CompactionLoop start(
      Catalog catalog,
      LakeFiles lake,
      BatchCluster cluster,
      CompactionSettings settings,
      Consumer<String> notes) {
    AutoCompaction compaction =
        new AutoCompaction(catalog, lake, cluster, settings, InstantSource.system(), notes);
    long millis = pause(settings.settle()).toMillis();
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "compaction");
              thread.setDaemon(true);
              return thread;
            });
    return new CompactionLoop(
        executor,
        executor.scheduleWithFixedDelay(compaction::look, millis, millis, TimeUnit.MILLISECONDS));
  }

  private static Duration pause(Duration settle) {
    Duration quarter = settle.dividedBy(4);
    if (quarter.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return quarter.compareTo(LONGEST) < 0 ? quarter : LONGEST;
  }

  /** Gives up what is being compacted, which the next start does again. */
  @Override
  public void close() {
    looking.cancel(true);
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a compaction does not end; it is given up as it is");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
