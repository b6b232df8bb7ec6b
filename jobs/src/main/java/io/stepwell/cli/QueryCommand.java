package io.stepwell.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stepwell query}, which needs one of its two subcommands. */
@Command(
    name = "query",
    header = "Asks runs about a metric.",
    synopsisSubcommandLabel = "(range | aggregate)",
    description = {
      "",
      "range gives a value for each step of time, aggregate one for the whole time.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  stepwell query range --run 1 --metric http_reqs --query rate",
      "  stepwell query aggregate --run 1 --metric http_req_duration \\",
      "    --query 'histogram_quantile(0.95) by (name,status)'"
    })
final class QueryCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "'query' needs to be told whether range or aggregate is meant");
  }
}
