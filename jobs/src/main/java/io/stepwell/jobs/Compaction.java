package io.stepwell.jobs;

import io.stepwell.functions.CommitFiles;
import io.stepwell.functions.ReadTally;
import io.stepwell.functions.RollupOperator;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.CatalogException;
import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.RunExistsException;
import io.stepwell.schemas.catalog.RunFiles;
import io.stepwell.schemas.lake.LakeException;
import io.stepwell.schemas.lake.LakeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts together what a run that was streamed in has: its many live files, and the generation that
 * it has already if it was compacted or backfilled before, become one new generation with rollups.
 * The answers stay what they are.
 *
 * <p>The new generation is written aside and switched to when it is whole, in one step that also
 * notes which live files it contains; so whenever a compaction fails or is killed, the old files
 * answer. What comes while it works is not among those files and goes on answering beside the new
 * generation, until the next compaction takes it in.
 */
public final class Compaction {

  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  private final Catalog catalog;
  private final LakeFiles lake;
  private final RunFiles files;
  private final BatchCluster cluster;

  /** Compacts runs of a catalog and a lake on a cluster. */
  public Compaction(Catalog catalog, LakeFiles lake, BatchCluster cluster) {
    this.catalog = catalog;
    this.lake = lake;
    this.files = new RunFiles(catalog, lake);
    this.cluster = cluster;
  }

  /**
   * Refuses a run that should not be compacted yet.
   *
   * @throws UnknownRunException if there is no such run
   * @throws RunExistsException if it goes on: it would have to be compacted once more
   */
  public void check(long run) {
    known(run);
    if (catalog.liveRuns().find(run).filter(this::goesOn).isPresent()) {
      throw RunExistsException.streamedIn(run);
    }
  }

  private boolean goesOn(LiveRun run) {
    return run.goesOn(Instant.now());
  }

  private Run known(long run) {
    return catalog.run(run).orElseThrow(() -> new UnknownRunException(run));
  }

  /**
   * Compacts a run. The files that answered before stay until they are {@link #sweep swept}.
   *
   * @return empty if there is nothing to compact, as the run has no live files that no generation
   *     contains
   * @throws UnknownRunException if there is no such run
   * @throws RunExistsException if another process is writing it
   * @throws JobFailedException if the job fails; the run answers as before
   */
  public Optional<Compacted> run(long run, Progress progress) {
    known(run);
    if (files.live(run).isEmpty()) {
      return Optional.empty();
    }
    long started = System.nanoTime();
    Generation generation = catalog.claimAgain(run).orElseThrow(() -> new UnknownRunException(run));
    try {
      files.sweep(run);
      StoredFiles before = StoredFiles.of(catalog, lake, run);
      if (before.live().isEmpty()) {
        files.giveUp(generation);
        return Optional.empty();
      }
      JobExecutionResult done = write(generation, before, progress);
      Compacted.Size after = StoredFiles.sizeOf(lake, run, generation.number());
      new CompactSwitch(before.live())
          .make(
              catalog,
              lake,
              generation,
              done.getAccumulatorResult(ReadTally.SAMPLES),
              done.getAccumulatorResult(RollupOperator.SERIES_COUNT));
      Duration duration = Duration.ofNanos(System.nanoTime() - started);
      return Optional.of(new Compacted(run, generation.number(), before.size(), after, duration));
    } catch (IOException e) {
      giveUp(generation, e);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      giveUp(generation, e);
      throw e;
    }
  }

  private JobExecutionResult write(Generation generation, StoredFiles before, Progress progress) {
    StreamExecutionEnvironment env = cluster.environment();
    CompactPipeline.build(
        env.fromSequence(0, before.steps().size() - 1L),
        lake.root(),
        before.steps(),
        generation.number(),
        CommitFiles.Then.NOTHING);
    String name = "compaction of run " + generation.run();
    return LocalJob.run(cluster, env, name, before.size().bytes(), progress);
  }

  /**
   * Deletes what no answer needs any more: what was compacted, and what killed compactions left.
   * Whoever is reading it finds it gone and has to ask again.
   */
  public void sweep(long run) {
    try {
      files.sweep(run);
    } catch (LakeException | CatalogException e) {
      // It answers no more, and the next sweep tries again.
      LOG.info("files of run {} that nobody needs are still there", run, e);
    }
  }

  private void giveUp(Generation generation, Exception reason) {
    try {
      files.giveUp(generation);
    } catch (RuntimeException e) {
      // What is left is swept when the run is written next; the reason is what the user must hear.
      reason.addSuppressed(e);
    }
  }
}
