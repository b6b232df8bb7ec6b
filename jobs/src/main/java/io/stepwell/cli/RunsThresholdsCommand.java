package io.stepwell.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stepwell.query.MetricInfo;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.server.verdict.Check;
import io.stepwell.server.verdict.DeclaredThreshold;
import io.stepwell.server.verdict.JudgedRun;
import io.stepwell.server.verdict.ThresholdsJson;
import io.stepwell.server.verdict.TracedThreshold;
import io.stepwell.server.verdict.Verdicts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stepwell runs thresholds}. */
@Command(
    name = "thresholds",
    header = "Judges one run by its thresholds, or by others.",
    description = {
      "",
      "Thresholds are k6's. Exit code 99 says that one of them failed.",
      "First crossed is the second at whose end a threshold, over all that was measured since the"
          + " start, was not met for the first time; it may have been met again later.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  stepwell runs thresholds 1",
      "  stepwell runs thresholds 1 --check 'http_req_duration: p(95)<400' \\",
      "    --check 'checks{group:::front}: rate>0.99'",
      "  stepwell runs thresholds 1 --format junit --output thresholds.xml"
    })
final class RunsThresholdsCommand implements Callable<Integer> {

  private final GlobalOptions options;
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "The test run's id.")
  private long id;

  @Option(
      names = "--check",
      paramLabel = "CHECK",
      description =
          "A threshold in place of the run's own, as METRIC: EXPRESSION; may be repeated.")
  private List<String> checks = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = ThresholdsFormat.Converter.class,
      description = "How to print: ${COMPLETION-CANDIDATES}. Default: table.")
  private ThresholdsFormat format = ThresholdsFormat.TABLE;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to print it. Default: standard output.")
  private Optional<Path> output = Optional.empty();

  RunsThresholdsCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<DeclaredThreshold> others = checks.stream().map(Check::parse).toList();
    try (OpenHome home = OpenHome.of(options.home())) {
      Run run = home.catalog().run(id).orElseThrow(() -> RunsShowCommand.unknown(id));
      List<MetricInfo> metrics = home.steps().metrics(id);
      others.forEach(check -> Check.refuseNonsense(check, metrics));
      List<TracedThreshold> thresholds = judge(home.catalog(), home.steps(), run, others);
      OutputFile.write(output, terminal, out -> print(run, thresholds, out));
      warn(run, thresholds, metrics);
      return code(thresholds).number();
    }
  }

  private static List<TracedThreshold> judge(
      Catalog catalog, StepStore steps, Run run, List<DeclaredThreshold> others) {
    JudgedRun own = JudgedRun.of(run, catalog.liveRuns().find(run.id()));
    return new Verdicts().traced(others.isEmpty() ? own : own.by(others), Optional.empty(), steps);
  }

  private void print(Run run, List<TracedThreshold> thresholds, OutputStream out)
      throws IOException {
    switch (format) {
      case TABLE -> out.write(ThresholdsTable.of(thresholds).getBytes(UTF_8));
      case JSON -> out.write((ThresholdsJson.of(run, thresholds) + "\n").getBytes(UTF_8));
      case JUNIT -> ThresholdsJunit.write(run, thresholds, out);
    }
  }

  private void warn(Run run, List<TracedThreshold> thresholds, List<MetricInfo> metrics) {
    if (thresholds.isEmpty()) {
      terminal.note("warning: run " + id + " declares no thresholds; ask for some with --check");
    }
    if (!run.status().isOver()) {
      terminal.note("warning: run " + id + " is not over; the verdicts are those so far");
    }
    for (TracedThreshold threshold : thresholds) {
      Check.warning(threshold.judged(), metrics)
          .ifPresent(warning -> terminal.note("warning: " + Visible.of(warning)));
    }
  }

  private static ExitCode code(List<TracedThreshold> thresholds) {
    return thresholds.stream().allMatch(threshold -> threshold.judged().met())
        ? ExitCode.DONE
        : ExitCode.THRESHOLD;
  }
}
