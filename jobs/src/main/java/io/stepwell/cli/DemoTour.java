package io.stepwell.cli;

import io.stepwell.query.Answer;
import io.stepwell.query.Question;
import io.stepwell.query.RunExtent;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.k6.K6Summary;
import java.util.List;

/** What the demo asks its runs, and how it shows the answers. */
final class DemoTour {

  private static final int INDENT = 5;

  private final OpenHome home;
  private final Terminal terminal;
  private final String program;

  /**
   * A tour of a home.
   *
   * @param program how a user calls it, with the home if that is not the usual one
   */
  DemoTour(OpenHome home, Terminal terminal, String program) {
    this.home = home;
    this.terminal = terminal;
    this.program = program;
  }

  /** All example queries, asked of one run. */
  void cheatSheet(long id) {
    Run run = home.catalog().run(id).orElseThrow();
    RunExtent extent = run.extent().orElseThrow();
    terminal.say(
        "\nThe cheat sheet of the Grafana Cloud k6 metrics API, asked of run " + id + ":\n");
    int number = 1;
    for (ExampleQuery example : CheatSheet.of(extent)) {
      Question question = example.question();
      terminal.say("\n%2d. %s%n".formatted(number, example.purpose()));
      terminal.say("    %s %s%n".formatted(program, example.command(id)));
      if (example.range()) {
        Answer answer = home.engine().range(id, question);
        show(ChartTable.of(answer, question.query()), answer);
      } else {
        Answer answer = home.engine().aggregate(id, question);
        show(AnswerTable.of(answer, question.query()), answer);
      }
      number++;
    }
  }

  private void show(String table, Answer answer) {
    terminal.say(table.indent(INDENT));
    for (String warning : answer.warnings()) {
      terminal.say(("warning: " + Visible.of(warning)).indent(INDENT));
    }
  }

  /** One question to all runs at once. */
  void acrossRuns(List<Long> runs) {
    long loadTest = home.catalog().run(runs.get(0)).orElseThrow().loadTest().id();
    String metric = "http_req_duration";
    String query = "histogram_quantile(0.95)";
    terminal.say("\nOne value for each run of a load test:\n");
    terminal.say(
        "    %s query aggregate --load-test %d --metric %s --query '%s'%n"
            .formatted(program, loadTest, metric, query));
    Question question = Question.of(metric, query);
    Answer answer = home.engine().aggregate(runs, question);
    show(AnswerTable.of(answer, question.query()), answer);
  }

  /** k6's own summary of a run beside what Stepwell answers; the figures only if asked for. */
  void summary(long run, K6Summary summary, boolean figures) {
    SummaryComparison comparison = new SummaryComparison(home.engine(), run, summary);
    SummaryTables tables = new SummaryTables(comparison, summary, home.catalog().metrics(run));
    String text = tables.tables();
    if (figures) {
      terminal.say(
          """

          k6's own summary of run %d and Stepwell's answers (times in ms)
          = the same; ≈ within the rank error: k6 interpolates between the two samples next to a
          percentile's rank, Stepwell answers with the sample of rank ceil(q·n); ≠ different

          """
              .formatted(run));
      terminal.say(text);
    }
    terminal.say("Run %d against k6's own summary: %s.%n".formatted(run, tables.verdict()));
  }

  /** What to try next. */
  void goOn() {
    terminal.say(
        """

        How to go on:
            %1$s runs list
            %1$s query aggregate --help
            k6 run --out json=results.json.gz script.js
            %1$s backfill results.json.gz
        """
            .formatted(program));
  }
}
