package io.stepwell.jobs;

import io.stepwell.functions.InputPiece;
import io.stepwell.functions.LakeSinks;
import io.stepwell.functions.ReadInput;
import io.stepwell.functions.ReadTally;
import io.stepwell.functions.RollupOperator;
import io.stepwell.query.RunExtent;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.GenerationRequest;
import io.stepwell.schemas.catalog.GenerationResult;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.catalog.RunFiles;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.schemas.k6.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Turns files into a run: writes a new generation aside and switches to it only when it is whole,
 * so that a backfill which fails or is killed leaves the old answers standing.
 */
public final class Backfill {

  private final Home home;

  public Backfill(Home home) {
    this.home = home;
  }

  /**
   * Reads the files and makes what they hold the run's answer.
   *
   * @throws BadInputException if the input is not k6's, is damaged, contradicts itself or holds no
   *     sample; nothing is left of the attempt
   * @throws io.stepwell.schemas.catalog.RunExistsException if the run has data and is not to be
   *     replaced
   * @throws JobFailedException if something other than the input is wrong
   */
  public BackfillResult run(BackfillRequest request, Progress progress) {
    long started = System.nanoTime();
    try (BackfillInput input = BackfillInput.open(request);
        Catalog catalog = home.createCatalog()) {
      Generation generation =
          catalog.claim(
              new GenerationRequest(
                  request.run(),
                  request.project(),
                  request.loadTest(),
                  request.replace(),
                  input.names()));
      RunFiles files = new RunFiles(catalog, home.lakeFiles());
      files.sweep(generation.run());
      try {
        return write(request, input, catalog, generation, progress, started);
      } catch (RuntimeException | IOException e) {
        catalog.abandon(generation);
        files.sweep(generation.run());
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BackfillResult write(
      BackfillRequest request,
      BackfillInput input,
      Catalog catalog,
      Generation generation,
      Progress progress,
      long started)
      throws IOException {
    DeadLetters letters = new DeadLetters(home, generation);
    try {
      JobExecutionResult job = execute(request, input, generation, letters, progress);
      ReadTally.Result read = ReadTally.of(job);
      long series = job.getAccumulatorResult(RollupOperator.SERIES_COUNT);
      if (read.samples() == 0) {
        throw new BadInputException(
            "there is no sample in %s (%d lines could not be read); nothing was written"
                .formatted(String.join(", ", input.names()), read.rejected()));
      }
      OptionalInt archive =
          request.archive() ? OptionalInt.of(generation.number()) : OptionalInt.empty();
      catalog.switchTo(result(generation, read, series, archive));
      return new BackfillResult(
          generation.run(),
          generation.number(),
          read.samples(),
          read.rejected(),
          series,
          Duration.ofNanos(System.nanoTime() - started),
          read.warnings().stream().sorted().toList(),
          letters.collect(input.files(), request.deadLetters()));
    } finally {
      letters.discard();
    }
  }

  private JobExecutionResult execute(
      BackfillRequest request,
      BackfillInput input,
      Generation generation,
      DeadLetters letters,
      Progress progress)
      throws IOException {
    List<InputPiece> pieces = InputPiece.cut(input.files(), request.parallelism());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            LocalCluster.batch(request.parallelism()));
    env.setParallelism(request.parallelism());
    BackfillTopology.build(
        env,
        pieces.size(),
        new ReadInput(
            generation.run(), pieces, request.types(), request.salvage(), request.archive()),
        new LakeSinks(home.lakeFiles().root(), generation.run(), generation.number()),
        letters.parts());
    return LocalJob.run(env, "backfill of run " + generation.run(), input.bytes(), progress);
  }

  private static GenerationResult result(
      Generation generation, ReadTally.Result read, long series, OptionalInt archive) {
    return new GenerationResult(
        generation.number(),
        RunStatus.FINISHED,
        new RunExtent(generation.run(), read.firstSecond(), read.lastSecond() + 1),
        read.samples(),
        series,
        read.rejected(),
        archive,
        RunMetrics.of(read),
        Thresholds.json(read.declarations()));
  }
}
