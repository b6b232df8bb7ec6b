package io.stepwell.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stepwell runs}, which needs one of its subcommands. */
@Command(
    name = "runs",
    header = "Lists, shows, judges, compares, exports, compacts and deletes test runs.",
    synopsisSubcommandLabel =
        "(list | show | thresholds | compare | export | files | compact | delete)",
    footer = {
      "",
      "Examples:",
      "  stepwell runs list",
      "  stepwell runs show 1 --format json",
      "  stepwell runs thresholds 1 --check 'http_req_duration: p(95)<400'",
      "  stepwell runs compare 1 2",
      "  stepwell runs export 1 --output run-1.csv",
      "  stepwell runs files 1",
      "  stepwell runs compact 1",
      "  stepwell runs delete 1"
    })
final class RunsCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "'runs' needs to be told whether list, show, thresholds, compare, export, files, compact or"
            + " delete is meant");
  }
}
