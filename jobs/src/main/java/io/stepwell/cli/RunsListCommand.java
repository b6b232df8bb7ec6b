package io.stepwell.cli;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Run;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code stepwell runs list}. */
@Command(
    name = "list",
    header = "Lists all runs, the latest id first.",
    footer = {"", "Examples:", "  stepwell runs list", "  stepwell runs list --format json"})
final class RunsListCommand implements Callable<Integer> {

  private final GlobalOptions options;
  private final Terminal terminal;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = RunsFormat.Converter.class,
      description = "How to print: ${COMPLETION-CANDIDATES}. Default: table.")
  private RunsFormat format = RunsFormat.TABLE;

  RunsListCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (Catalog catalog = options.home().openCatalog()) {
      List<Run> runs = catalog.runs();
      switch (format) {
        case TABLE -> terminal.out().print(RunsText.list(runs));
        case JSON -> RunsJson.write(runs, terminal.out());
      }
    }
    return ExitCode.DONE.number();
  }
}
