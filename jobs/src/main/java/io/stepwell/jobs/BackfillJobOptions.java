package io.stepwell.jobs;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.lake.LakePaths;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a backfill is told when it is submitted to a cluster. */
@Command(
    name = "BackfillJob",
    header = "Reads files that k6 wrote, or a run's raw archive, into the lake, as one test run.",
    description = {
      "",
      "FILE is a path or URI that every TaskManager reaches, and whoever submits the job too. The"
          + " run answers when the job is finished.",
      ""
    },
    sortOptions = false)
final class BackfillJobOptions {

  @Option(
      names = "--lake",
      required = true,
      defaultValue = JobArguments.LAKE,
      paramLabel = "URI",
      description =
          "The lake's root, as every task of the cluster reaches it. Also: the environment's"
              + " STEPWELL_LAKE.")
  private URI lake = URI.create("");

  @Option(
      names = "--catalog",
      required = true,
      defaultValue = JobArguments.CATALOG,
      paramLabel = "JDBC-URL",
      description =
          "The catalog, as every task of the cluster reaches it. Also: the environment's"
              + " STEPWELL_CATALOG, which Flink does not show.")
  private String catalog = "";

  @Option(
      names = "--dead-letters",
      paramLabel = "URI",
      description =
          "The directory for lines that cannot be read. Default: dead-letters beside the lake.")
  private Optional<URI> deadLetters = Optional.empty();

  @Mixin private BackfillOptions backfill = new BackfillOptions();

  /**
   * Refuses what goes through the parser but makes no sense.
   *
   * @throws ParameterException if there is such a thing
   */
  void check(CommandLine line) {
    if (!lake.isAbsolute()) {
      throw new ParameterException(line, "--lake is a URI, as in file:///var/lake");
    }
    backfill
        .mistake()
        .ifPresent(
            what -> {
              throw new ParameterException(line, what);
            });
  }

  URI lake() {
    return URI.create(lake.toString().endsWith("/") ? lake.toString() : lake + "/");
  }

  String catalog() {
    return catalog;
  }

  URI deadLetters() {
    return deadLetters.orElseGet(() -> LakePaths.beside(lake(), Home.DEAD_LETTERS));
  }

  /** The backfill that is asked for. */
  BackfillRequest request(Catalog opened, int parallelism) {
    return backfill.request(backfill.run().flatMap(opened::run), Optional.empty(), parallelism);
  }
}
