package io.stepwell.cli;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.catalog.RunFiles;
import io.stepwell.server.export.Exports;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code stepwell runs delete}. */
@Command(
    name = "delete",
    header = "Deletes one run for good: its entry, its steps, its raw samples and its exports.",
    footer = {"", "Example:", "  stepwell runs delete 1"})
final class RunsDeleteCommand implements Callable<Integer> {

  private final GlobalOptions options;
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "The test run's id.")
  private long id;

  RunsDeleteCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Home home = options.home();
    try (Catalog catalog = home.openCatalog()) {
      if (!new RunFiles(catalog, home.lakeFiles()).delete(id)) {
        throw RunsShowCommand.unknown(id);
      }
    }
    Exports.delete(home.exports(), id);
    terminal.out().println("deleted run " + id);
    return ExitCode.DONE.number();
  }
}
