package io.stepwell.server.ingest;

import io.stepwell.schemas.catalog.CatalogException;
import io.stepwell.schemas.catalog.LiveRuns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks runs as timed out of which nothing has come for too long. Time during which no server could
 * take anything does not count.
 */
final class SilenceWatch {

  private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);

  private final LiveRuns runs;
  private final Duration silence;
  private final InstantSource clock;
  private final Instant started;

  SilenceWatch(LiveRuns runs, Duration silence, InstantSource clock) {
    this.runs = runs;
    this.silence = silence;
    this.clock = clock;
    this.started = clock.instant();
  }

  /** Looks once. */
  void look() {
    Instant now = clock.instant();
    Instant silentSince = now.minus(silence);
    if (silentSince.isBefore(started)) {
      return;
    }
    try {
      for (long run : runs.timeOut(silentSince, now)) {
        LOG.info("run {} has timed out: nothing came for {} s", run, silence.toSeconds());
      }
    } catch (CatalogException e) {
      LOG.warn("runs cannot be looked after: {}", e.getMessage());
    }
  }
}
