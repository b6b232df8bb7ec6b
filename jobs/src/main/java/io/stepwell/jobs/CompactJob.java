package io.stepwell.jobs;

import io.stepwell.functions.RenewedSource;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.CatalogException;
import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.Owner;
import io.stepwell.schemas.catalog.RunFiles;
import io.stepwell.schemas.catalog.SqlCatalog;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.lake.LakeException;
import io.stepwell.schemas.lake.LakeFiles;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Puts the files of a run that was streamed in together, on whatever cluster it is submitted to:
 *
 * <pre>flink run -c io.stepwell.jobs.CompactJob JAR --lake file:///lake --catalog jdbc:… --run 7
 * </pre>
 *
 * <p>{@code --help} tells the options. The job itself makes the new files answer, so it may be
 * submitted detached or by REST and left alone. Until then, and if it fails, the old ones answer;
 * those go with the next writing of the run.
 */
public final class CompactJob {

  private static final String NAME = "CompactJob";

  private CompactJob() {}

  /** Looks at the run's files, builds the job and hands it to the cluster. */
  public static void main(String[] arguments) {
    CompactOptions options = new CompactOptions();
    if (!JobArguments.read(options, options::check, arguments)) {
      return;
    }
    try (Catalog catalog = SqlCatalog.open(options.catalog())) {
      LakeFiles lake = LakeFiles.at(options.lake());
      new Compaction(catalog, lake, BatchCluster.surrounding()).check(options.run());
      RunFiles files = new RunFiles(catalog, lake);
      if (files.live(options.run()).isEmpty()) {
        throw new BadInputException("run %d has nothing to compact".formatted(options.run()));
      }
      start(options, catalog, lake, files);
    } catch (BadInputException
        | UnknownRunException
        | CatalogException
        | LakeException
        | JobFailedException e) {
      throw JobArguments.mistake(NAME, e);
    }
  }

  private static void start(
      CompactOptions options, Catalog catalog, LakeFiles lake, RunFiles files) {
    long run = options.run();
    Generation generation =
        catalog.claimAgain(run, Owner.renewing()).orElseThrow(() -> new UnknownRunException(run));
    try {
      files.sweep(run);
      StoredFiles before = StoredFiles.of(catalog, lake, run);
      StreamExecutionEnvironment env = BatchCluster.surrounding().environment();
      CatalogLease lease = new CatalogLease(options.catalog(), run, generation.number());
      CompactPipeline.build(
          RenewedSource.numbers(env, before.steps().size(), lease),
          lake.root(),
          before.steps(),
          generation.number(),
          new GenerationCommit(
              options.catalog(),
              lake.root(),
              run,
              generation.number(),
              new CompactSwitch(before.live())));
      boolean done = env.execute("compaction of run " + run).isJobExecutionResult();
      System.out.printf("run %d: %s%n", run, done ? "compacted" : "submitted");
    } catch (Exception e) {
      files.giveUp(generation);
      throw Failure.of(e);
    }
  }
}
