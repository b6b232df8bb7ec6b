package io.stepwell.cli;

import io.stepwell.schemas.catalog.Run;
import io.stepwell.server.export.RunCsv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stepwell runs export}. */
@Command(
    name = "export",
    header = "Writes all metrics of one run as CSV.",
    description = {
      "",
      "A row holds what a series was in one second: counts and sums add up over rows, minima,"
          + " maxima and averages are the second's own. Labels follow in columns that begin with"
          + " label_.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  stepwell runs export 1 --output run-1.csv",
      "  stepwell runs export 1 | gzip > run-1.csv.gz"
    })
final class RunsExportCommand implements Callable<Integer> {

  private final GlobalOptions options;
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "The test run's id.")
  private long id;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to write it. Default: standard output.")
  private Optional<Path> output = Optional.empty();

  RunsExportCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (OpenHome home = OpenHome.of(options.home())) {
      Run run = home.catalog().run(id).orElseThrow(() -> RunsShowCommand.unknown(id));
      OutputFile.write(output, terminal, out -> RunCsv.write(home.steps(), run.id(), out));
    }
    return ExitCode.DONE.number();
  }
}
