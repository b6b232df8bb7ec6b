package io.stepwell.cli;

import io.stepwell.query.Answer;
import io.stepwell.query.Question;
import io.stepwell.schemas.catalog.LoadTestRuns;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stepwell query aggregate}: one value for a run, or for each of several runs. */
@Command(
    name = "aggregate",
    header = "Gives one value for the whole time, of one run or of several.",
    description = {"", "Name a run, or a load test whose runs to compare.", ""},
    footer = {
      "",
      "Examples:",
      "  stepwell query aggregate --run 1 --metric http_reqs --query increase",
      "  stepwell query aggregate --run 1 --metric 'http_reqs{status=~\"[23][0-9]{2}\"}' \\",
      "    --query 'max_rate(5) by (name)'",
      "  stepwell query aggregate --load-test 1 --last 10 --metric http_req_duration \\",
      "    --query 'histogram_quantile(0.95)'",
      "  stepwell query aggregate --load-test 1 --runs 3,5 --metric checks --query ratio"
    })
final class AggregateCommand implements Callable<Integer> {

  private final GlobalOptions options;
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--run", paramLabel = "ID", description = "The test run's id.")
  private Optional<Long> run = Optional.empty();

  @Option(
      names = "--load-test",
      paramLabel = "ID",
      description = "Instead of --run: ask runs of this load test, each for itself.")
  private Optional<Long> loadTest = Optional.empty();

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "With --load-test: the latest N runs. Default: " + LoadTestRuns.DEFAULT + ".")
  private Optional<Integer> last = Optional.empty();

  @Option(
      names = "--runs",
      paramLabel = "ID",
      split = ",",
      description = "With --load-test: these runs, as in 1,2.")
  private List<Long> runs = List.of();

  @Mixin private QuestionOptions asked = new QuestionOptions();

  AggregateCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    checkUsage();
    return new Asking(options, terminal, asked).ask(Optional.empty(), this::answer);
  }

  private void checkUsage() {
    if (run.isPresent() == loadTest.isPresent()) {
      throw wrong("'query aggregate' needs --run ID or --load-test ID, one of them");
    }
    if (loadTest.isEmpty() && (last.isPresent() || !runs.isEmpty())) {
      throw wrong("--last and --runs go with --load-test");
    }
    if (last.isPresent() && !runs.isEmpty()) {
      throw wrong("--last and --runs do not go together");
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  private Answer answer(OpenHome home, Question question) {
    if (run.isPresent()) {
      return home.engine().aggregate(run.get(), question);
    }
    LoadTestRuns known = LoadTestRuns.of(home.catalog(), loadTest.orElseThrow());
    List<Long> chosen =
        runs.isEmpty() ? known.last(last.orElse(LoadTestRuns.DEFAULT)) : known.exactly(runs);
    return home.engine().aggregate(chosen, question);
  }
}
