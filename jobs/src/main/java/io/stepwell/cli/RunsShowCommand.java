package io.stepwell.cli;

import io.stepwell.query.QueryException;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.RunMetric;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stepwell runs show}. */
@Command(
    name = "show",
    header = "Shows what is known of one run: its time, its counts, its metrics, its sources.",
    footer = {"", "Examples:", "  stepwell runs show 1", "  stepwell runs show 1 --format json"})
final class RunsShowCommand implements Callable<Integer> {

  private final GlobalOptions options;
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "The test run's id.")
  private long id;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = RunsFormat.Converter.class,
      description = "How to print: ${COMPLETION-CANDIDATES}. Default: table.")
  private RunsFormat format = RunsFormat.TABLE;

  RunsShowCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (Catalog catalog = options.home().openCatalog()) {
      Run run = catalog.run(id).orElseThrow(() -> unknown(id));
      List<RunMetric> metrics = catalog.metrics(id);
      List<String> sources = catalog.sources(id);
      switch (format) {
        case TABLE -> terminal.out().print(RunsText.one(run, metrics, sources));
        case JSON -> RunsJson.write(run, metrics, sources, terminal.out());
      }
    }
    return ExitCode.DONE.number();
  }

  /** The same words for every command that is given a run's id. */
  static QueryException unknown(long id) {
    return QueryException.notFound(
        "there is no test run " + id + "; stepwell runs list shows those there are");
  }
}
