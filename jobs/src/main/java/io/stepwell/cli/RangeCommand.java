package io.stepwell.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stepwell query range}: a chart's worth of points. */
@Command(
    name = "range",
    header = "Gives a value for each step of time.",
    description = {
      "",
      "A point is stamped with the end of its step. Steps begin at multiples of the step's length;"
          + " the first and the last one are cut to the time asked about.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  stepwell query range --run 1 --metric vus --query 'sum(last by (instance_id))'",
      "  stepwell query range --run 1 --metric 'http_reqs{status!=\"0\"}' \\",
      "    --query 'rate by (name,method)' --step 10 --format csv"
    })
final class RangeCommand implements Callable<Integer> {

  private final GlobalOptions options;
  private final Terminal terminal;

  @Option(names = "--run", required = true, paramLabel = "ID", description = "The test run's id.")
  private long run;

  @Mixin private QuestionOptions asked = new QuestionOptions();

  @Option(
      names = "--step",
      paramLabel = "S",
      description =
          "Seconds between points. Default: the smallest of 1 2 5 10 15 30 60 … 3600 that gives no"
              + " more than 600 points.")
  private Optional<String> step = Optional.empty();

  RangeCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    return new Asking(options, terminal, asked)
        .ask(step, (home, question) -> home.engine().range(run, question));
  }
}
