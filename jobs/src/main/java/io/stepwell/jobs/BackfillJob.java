package io.stepwell.jobs;

import io.stepwell.functions.FlinkFile;
import io.stepwell.functions.ReadTally;
import io.stepwell.functions.RenewedSource;
import io.stepwell.functions.RollupOperator;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.CatalogException;
import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.Owner;
import io.stepwell.schemas.catalog.RunFiles;
import io.stepwell.schemas.catalog.SqlCatalog;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.lake.LakeException;
import io.stepwell.schemas.lake.LakeFiles;
import java.io.IOException;
import java.net.URI;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Turns files of k6, or a run's archive, into a run, on whatever cluster it is submitted to:
 *
 * <pre>flink run -c io.stepwell.jobs.BackfillJob JAR --lake file:///lake --catalog jdbc:… FILE
 * </pre>
 *
 * <p>{@code --help} tells the options. The job itself makes the run answer when all is written, so
 * it may be submitted detached or by REST and left alone. A job that fails leaves the old answers
 * standing.
 */
public final class BackfillJob {

  private static final String NAME = "BackfillJob";

  private BackfillJob() {}

  /** Looks at the input, builds the job and hands it to the cluster. */
  public static void main(String[] arguments) throws IOException {
    BackfillJobOptions options = new BackfillJobOptions();
    if (!JobArguments.read(options, options::check, arguments)) {
      return;
    }
    StreamExecutionEnvironment env = BatchCluster.surrounding().environment();
    try (Catalog catalog = SqlCatalog.open(options.catalog())) {
      start(env, catalog, options);
    } catch (BadInputException
        | UnknownRunException
        | CatalogException
        | LakeException
        | JobFailedException e) {
      throw JobArguments.mistake(NAME, e);
    }
  }

  private static void start(
      StreamExecutionEnvironment env, Catalog catalog, BackfillJobOptions options)
      throws IOException {
    LakeFiles lake = LakeFiles.at(options.lake());
    BackfillRequest request = options.request(catalog, env.getParallelism());
    if (request.fromArchive()) {
      run(
          env,
          catalog,
          options,
          request,
          BackfillStart.ofArchive(request, catalog, lake, Owner.renewing()));
      return;
    }
    try (FileInput input = FileInput.open(request, FlinkFile::of)) {
      run(
          env,
          catalog,
          options,
          request,
          BackfillStart.ofFiles(request, input, catalog, Owner.renewing()));
    }
  }

  private static void run(
      StreamExecutionEnvironment env,
      Catalog catalog,
      BackfillJobOptions options,
      BackfillRequest request,
      BackfillStart started)
      throws IOException {
    LakeFiles lake = LakeFiles.at(options.lake());
    Generation generation = started.generation();
    DeadLetters letters = new DeadLetters(LakeFiles.at(options.deadLetters()), generation);
    RunFiles files = new RunFiles(catalog, lake);
    try {
      files.sweep(generation.run());
      letters.sweep();
      build(env, options, request, started, letters.parts());
      tell(env.execute("backfill of run " + generation.run()), generation);
    } catch (Exception e) {
      files.giveUp(generation);
      letters.discard();
      throw Failure.of(e);
    }
  }

  private static void build(
      StreamExecutionEnvironment env,
      BackfillJobOptions options,
      BackfillRequest request,
      BackfillStart started,
      URI deadLetters) {
    Generation generation = started.generation();
    BackfillInput input = started.input();
    CatalogLease lease = new CatalogLease(options.catalog(), generation.run(), generation.number());
    GenerationCommit commit =
        new GenerationCommit(
            options.catalog(),
            options.lake(),
            generation.run(),
            generation.number(),
            new BackfillEnd(options.deadLetters(), BackfillSwitch.of(request, input)));
    new BackfillPipeline(
            generation, options.lake(), deadLetters, request.archive() && !request.fromArchive())
        .build(RenewedSource.numbers(env, input.pieces(), lease).uid("pieces"), input, commit);
  }

  private static void tell(JobExecutionResult done, Generation generation) {
    if (!done.isJobExecutionResult()) {
      System.out.printf(
          "run %d: submitted as job %s, and answers when that is done%n",
          generation.run(), done.getJobID());
      return;
    }
    ReadTally.Result read = ReadTally.of(done);
    long series = done.getAccumulatorResult(RollupOperator.SERIES_COUNT);
    System.out.printf(
        "run %d: %d samples, %d rejected, %d series%n",
        generation.run(), read.samples(), read.rejected(), series);
    read.warnings().stream().sorted().forEach(warning -> System.err.println("warning: " + warning));
  }
}
