package io.stepwell.server.ingest;

import io.stepwell.schemas.catalog.Arrival;
import io.stepwell.schemas.catalog.CatalogException;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.LiveRuns;
import io.stepwell.schemas.catalog.RunStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes in the catalog which runs get samples: of each run the first at once, and the others
 * together, whenever it is told to write. Safe for use by many threads.
 */
final class Arrivals {

  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

  private final LiveRuns runs;
  private final Executor writer;
  private final Map<Long, Arrival> waiting = new HashMap<>();

  /**
   * @param writer writes what does not wait
   */
  Arrivals(LiveRuns runs, Executor writer) {
    this.runs = runs;
    this.writer = writer;
  }

  /**
   * Notes samples that are kept already; nothing that goes wrong here makes them lost.
   *
   * @param run as it was before they came
   * @return completed as soon as the run goes on
   */
  CompletionStage<Void> note(LiveRun run, Arrival arrival) {
    synchronized (waiting) {
      waiting.merge(run.run().id(), arrival, Arrival::and);
    }
    return run.run().status().code() < RunStatus.RUNNING.code()
        ? CompletableFuture.runAsync(this::write, writer)
        : CompletableFuture.completedStage(null);
  }

  /** Writes all that waits; what cannot be written waits on. */
  void write() {
    List<Arrival> batch;
    synchronized (waiting) {
      batch = List.copyOf(waiting.values());
      waiting.clear();
    }
    if (batch.isEmpty()) {
      return;
    }
    try {
      runs.arrived(batch);
    } catch (CatalogException e) {
      LOG.warn("it cannot be noted that samples have come: {}", e.getMessage());
      synchronized (waiting) {
        batch.forEach(one -> waiting.merge(one.extent().run(), one, Arrival::and));
      }
    }
  }
}
