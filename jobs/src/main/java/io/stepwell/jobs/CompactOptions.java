package io.stepwell.jobs;

import java.net.URI;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a compaction is told when it is submitted to a cluster. */
@Command(
    name = "CompactJob",
    header = "Puts the many files of a run that was streamed in together, into few with rollups.",
    description = {
      "",
      "The answers stay what they are. The run is to be over; what comes late answers too, and the"
          + " next compaction takes it in.",
      ""
    },
    sortOptions = false)
final class CompactOptions {

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

  @Option(names = "--run", required = true, paramLabel = "ID", description = "The test run's id.")
  private long run;

  /**
   * Refuses what goes through the parser but makes no sense.
   *
   * @throws ParameterException if there is such a thing
   */
  void check(CommandLine line) {
    if (!lake.isAbsolute()) {
      throw new ParameterException(line, "--lake is a URI, as in file:///var/lake");
    }
  }

  URI lake() {
    return URI.create(lake.toString().endsWith("/") ? lake.toString() : lake + "/");
  }

  String catalog() {
    return catalog;
  }

  long run() {
    return run;
  }
}
