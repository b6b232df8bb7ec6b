package io.stepwell.local;

import io.stepwell.jobs.BatchCluster;
import io.stepwell.jobs.Compacted;
import io.stepwell.jobs.Compaction;
import io.stepwell.jobs.Progress;
import io.stepwell.jobs.UnknownRunException;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.CatalogException;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.RunExistsException;
import io.stepwell.schemas.lake.LakeException;
import io.stepwell.schemas.lake.LakeFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compacts the runs of a home by itself, one at a time: those that are over, when nothing has come
 * for a while, and those that go on and on, whenever many files have gathered. What comes for a run
 * later has it compacted again. For use by one thread.
 */
final class AutoCompaction {

  private static final Logger LOG = LoggerFactory.getLogger(AutoCompaction.class);

  /** Later than this after its samples came, no file of a run comes any more. */
  private static final Duration LATEST = Duration.ofDays(1);

  private final Catalog catalog;
  private final Compaction compaction;
  private final LiveFileList files;
  private final CompactionSettings settings;
  private final InstantSource clock;
  private final Consumer<String> notes;
  private final Map<Long, Waiting> waiting = new HashMap<>();
  private final Map<Long, Instant> replaced = new HashMap<>();

  /** At the first look all runs are looked at. */
  private Instant since = Instant.EPOCH;

  /**
   * @param notes is told, in sentences, what the user should know of
   */
  AutoCompaction(
      Catalog catalog,
      LakeFiles lake,
      BatchCluster cluster,
      CompactionSettings settings,
      InstantSource clock,
      Consumer<String> notes) {
    this.catalog = catalog;
    this.compaction = new Compaction(catalog, lake, cluster);
    this.files = new LiveFileList(catalog, lake);
    this.settings = settings;
    this.clock = clock;
    this.notes = notes;
  }

  /** Looks at all runs once and does what is to be done. */
  void look() {
    try {
      Instant now = clock.instant();
      sweep(now);
      for (LiveRun run : catalog.liveRuns().uncompacted(since)) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        look(run, clock.instant());
      }
      since = now.minus(LATEST);
    } catch (CatalogException | LakeException e) {
      LOG.warn("runs cannot be looked at, whether they are to be compacted", e);
    }
  }

  /** What was compacted stays for a while; also what a process left that was killed since. */
  private void sweep(Instant now) {
    List<Long> runs = catalog.withContained();
    replaced.keySet().retainAll(runs);
    for (long run : runs) {
      Instant first = replaced.computeIfAbsent(run, unknown -> now);
      if (!now.isBefore(first.plus(settings.grace()))) {
        compaction.sweep(run);
      }
    }
  }

  private void look(LiveRun live, Instant now) {
    long run = live.run().id();
    List<String> steps = files.steps(run);
    if (steps.isEmpty()) {
      waiting.remove(run);
      return;
    }
    Waiting known = waiting.computeIfAbsent(run, unknown -> new Waiting(settings));
    known.saw(steps, now);
    boolean due = live.goesOn(now) ? areMany(live, steps) : known.isSettled(now);
    if (due && known.mayBeTried(now)) {
      compact(run, known);
    }
  }

  /**
   * Each compaction writes again what the run has already, so it waits until that has grown by
   * half: then all of them together write no more than a few times as much as there is in the end.
   */
  private boolean areMany(LiveRun live, List<String> steps) {
    return steps.size() >= settings.manyFiles()
        && files.bytes(steps) >= files.bytesOfGeneration(live.run()) / 2;
  }

  private void compact(long run, Waiting known) {
    try {
      Optional<Compacted> done = compaction.run(run, Progress.NONE);
      done.ifPresent(
          compacted ->
              LOG.info(
                  "compacted run {}: {} files became {}",
                  run,
                  compacted.before().files(),
                  compacted.after().files()));
      waiting.remove(run);
    } catch (UnknownRunException e) {
      // Deleted since it was looked at.
      waiting.remove(run);
    } catch (RunExistsException e) {
      // Another process is writing it, and then there may be nothing left to do.
      known.failed(clock.instant());
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        failed(run, known, e);
      }
    }
  }

  private void failed(long run, Waiting known, RuntimeException reason) {
    LOG.warn("run {} cannot be compacted", run, reason);
    Duration wait = known.failed(clock.instant());
    notes.accept(
        "run %d cannot be compacted now, and answers from its many files: %s; it is tried again in %d min"
            .formatted(run, reason.getMessage(), wait.toMinutes()));
  }
}
