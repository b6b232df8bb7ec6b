package io.stepwell.jobs;

import io.stepwell.functions.CommitFiles;
import io.stepwell.functions.ReadTally;
import io.stepwell.functions.RollupOperator;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.catalog.Owner;
import io.stepwell.schemas.catalog.RunFiles;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.lake.LakeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Turns files into a run: writes a new generation aside and switches to it only when it is whole,
 * so that a backfill which fails or is killed leaves the old answers standing.
 */
public final class Backfill {

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
      BackfillStart start = BackfillStart.ofFiles(request, input, catalog, Owner.current());
      return write(request, start, catalog, progress, started);
    }
  }

  private BackfillResult fromArchive(BackfillRequest request, Progress progress, long started)
      throws IOException {
    try (Catalog catalog = home.openCatalog()) {
      BackfillStart start = BackfillStart.ofArchive(request, catalog, lake, Owner.current());
      return write(request, start, catalog, progress, started);
    }
  }

  private BackfillResult write(
      BackfillRequest request,
      BackfillStart start,
      Catalog catalog,
      Progress progress,
      long started)
      throws IOException {
    Generation generation = start.generation();
    RunFiles files = new RunFiles(catalog, lake);
    DeadLetters letters = new DeadLetters(deadLetters, generation);
    try {
      files.sweep(generation.run());
      letters.sweep();
      JobExecutionResult done = run(request, start, letters.parts(), progress);
      ReadTally.Result read = ReadTally.of(done);
      long series = done.getAccumulatorResult(RollupOperator.SERIES_COUNT);
      BackfillSwitch end = BackfillSwitch.of(request, start.input());
      end.check(read);
      Optional<URI> collected = letters.collect(end.files(), request.deadLetters());
      end.make(catalog, lake, generation, read, series);
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

  private JobExecutionResult run(
      BackfillRequest request, BackfillStart start, URI letters, Progress progress)
      throws IOException {
    BatchCluster cluster = BatchCluster.inProcess(request.parallelism(), lake.root());
    StreamExecutionEnvironment env = cluster.environment();
    BackfillInput input = start.input();
    Generation generation = start.generation();
    new BackfillPipeline(
            generation, lake.root(), letters, request.archive() && !request.fromArchive())
        .build(
            env.fromSequence(0, input.pieces() - 1L).uid("pieces").name("pieces"),
            input,
            CommitFiles.Then.NOTHING);
    String name = "backfill of run " + generation.run();
    return LocalJob.run(cluster, env, name, input.bytes(), progress);
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
