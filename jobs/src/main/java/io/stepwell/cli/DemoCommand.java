package io.stepwell.cli;

import io.stepwell.jobs.BackfillResult;
import io.stepwell.schemas.catalog.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code stepwell demo}: from files to answers in one go. */
@Command(
    name = "demo",
    header = "Backfills two real k6 runs that come along, and asks them all there is to ask.",
    description = {
      "",
      "Prints the answers to the example queries of the Grafana Cloud k6 metrics API, and k6's own"
          + " summary beside Stepwell's. A second demo in the same home writes the same runs anew.",
      ""
    },
    footer = {"", "Examples:", "  stepwell demo", "  stepwell demo --home /tmp/try"})
final class DemoCommand implements Callable<Integer> {

  private final GlobalOptions options;
  private final Terminal terminal;

  DemoCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Long> runs = backfill();
    try (OpenHome home = OpenHome.of(options.home())) {
      DemoTour tour = new DemoTour(home, terminal, options.program());
      tour.cheatSheet(runs.get(0));
      tour.acrossRuns(runs);
      for (int i = 0; i < runs.size(); i++) {
        tour.summary(runs.get(i), DemoRuns.summary(i + 1), i == 0);
      }
      tour.goOn();
    }
    return ExitCode.DONE.number();
  }

  private List<Long> backfill() throws IOException {
    Home home = options.home();
    List<Long> runs = new ArrayList<>();
    terminal.say("Two real runs of one k6 script, read from k6's JSON output:\n");
    for (int ordinal = 1; ordinal <= DemoRuns.COUNT; ordinal++) {
      Path file = DemoRuns.file(home, ordinal);
      BackfillRun backfill = new BackfillRun(options, terminal, file.getFileName().toString());
      BackfillResult result = backfill.run(DemoRuns.request(home, file));
      runs.add(result.run());
      terminal.say(
          "  run %d: %d samples, %d series, %s s, from %s%n"
              .formatted(
                  result.run(),
                  result.samples(),
                  result.series(),
                  BackfillReport.seconds(result),
                  file));
    }
    return runs;
  }
}
