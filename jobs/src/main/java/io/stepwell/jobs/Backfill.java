package io.stepwell.jobs;

import io.stepwell.functions.ReadTally;
import io.stepwell.functions.RollupOperator;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.CatalogException;
import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.GenerationRequest;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.RunFiles;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.lake.LakeException;
import io.stepwell.schemas.lake.LakeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.api.common.JobExecutionResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns files into a run: writes a new generation aside and switches to it only when it is whole,
 * so that a backfill which fails or is killed leaves the old answers standing.
 */
public final class Backfill {

  private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);

  private final Home home;
  private final LakeFiles lake;
  private final LakeFiles deadLetters;

  /**
   * Backfills into a home, which need not exist yet.
   *
   * @throws io.stepwell.schemas.lake.LakeException if its lake is somewhere that cannot be reached
   */
  public Backfill(Home home) {
    this.home = home;
    this.lake = home.lakeFiles();
    this.deadLetters = LakeFiles.at(home.deadLetters());
  }

  /**
   * Reads the input and makes what it holds the run's answer. Reading a run's own archive replaces
   * the run without being told to, as nothing of it is lost.
   *
   * @throws BadInputException if the input is not k6's, is damaged, contradicts itself or holds no
   *     sample; nothing is left of the attempt
   * @throws UnknownRunException if the archive of a run is to be read that does not exist
   * @throws io.stepwell.schemas.catalog.RunExistsException if the run has data and is not to be
   *     replaced
   * @throws JobFailedException if something other than the input is wrong
   */
  public BackfillResult run(BackfillRequest request, Progress progress) {
    long started = System.nanoTime();
    try {
      return request.fromArchive()
          ? fromArchive(request, progress, started)
          : fromFiles(request, progress, started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BackfillResult fromFiles(BackfillRequest request, Progress progress, long started)
      throws IOException {
    try (FileInput input = FileInput.open(request);
        Catalog catalog = home.createCatalog()) {
      GenerationRequest claim =
          new GenerationRequest(
              request.run(),
              request.project(),
              request.loadTest(),
              request.replace(),
              input.names());
      return write(
          request, input, catalog, catalog.claim(claim), RunFacts.read(), progress, started);
    }
  }

  private BackfillResult fromArchive(BackfillRequest request, Progress progress, long started)
      throws IOException {
    long id = request.run().orElseThrow(() -> new BadInputException("--from-archive needs --run"));
    try (Catalog catalog = home.openCatalog()) {
      Run run = catalog.run(id).orElseThrow(() -> new UnknownRunException(id));
      try (ArchiveInput input = ArchiveInput.open(run, lake)) {
        GenerationRequest claim =
            new GenerationRequest(
                OptionalLong.of(id),
                run.loadTest().project(),
                run.loadTest().name(),
                true,
                catalog.sources(id));
        RunFacts facts = RunFacts.known(run, catalog.metrics(id));
        return write(request, input, catalog, catalog.claim(claim), facts, progress, started);
      }
    }
  }

  private BackfillResult write(
      BackfillRequest request,
      BackfillInput input,
      Catalog catalog,
      Generation generation,
      RunFacts facts,
      Progress progress,
      long started)
      throws IOException {
    RunFiles files = new RunFiles(catalog, lake);
    DeadLetters letters = new DeadLetters(deadLetters, generation);
    try {
      files.sweep(generation.run());
      letters.sweep();
      BackfillJob job = new BackfillJob(lake.root(), request, generation, letters.parts());
      JobExecutionResult done = job.run(input, progress);
      ReadTally.Result read = ReadTally.of(done);
      long series = done.getAccumulatorResult(RollupOperator.SERIES_COUNT);
      if (read.samples() == 0) {
        throw new BadInputException(
            "there is no sample in %s (%d lines could not be read); nothing was written"
                .formatted(String.join(", ", input.names()), read.rejected()));
      }
      Optional<URI> collected = letters.collect(input.files(), request.deadLetters());
      catalog.switchTo(
          facts.result(generation, request.archive(), read, series), files.live(generation.run()));
      dropContained(files, generation.run());
      return new BackfillResult(
          generation.run(),
          generation.number(),
          read.samples(),
          read.rejected(),
          series,
          Duration.ofNanos(System.nanoTime() - started),
          read.warnings().stream().sorted().toList(),
          collected);
    } catch (RuntimeException | IOException e) {
      giveUp(files, generation, e);
      throw e;
    } finally {
      letters.discard();
    }
  }

  private static void dropContained(RunFiles files, long run) {
    try {
      files.dropContained(run);
    } catch (LakeException | CatalogException e) {
      // They answer no more, and whoever writes the run next tries again.
      LOG.info("live files of run {} that are replaced are still there", run, e);
    }
  }

  private static void giveUp(RunFiles files, Generation generation, Exception reason) {
    try {
      files.giveUp(generation);
    } catch (RuntimeException e) {
      // What is left is swept when the run is written next; the reason is what the user must hear.
      reason.addSuppressed(e);
    }
  }
}
