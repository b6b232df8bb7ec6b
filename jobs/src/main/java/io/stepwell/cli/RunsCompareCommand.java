package io.stepwell.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stepwell.query.Comparison;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.Question;
import io.stepwell.schemas.lake.LakeException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stepwell runs compare}. */
@Command(
    name = "compare",
    header = "Compares one run with another, and tells changes from noise.",
    description = {
      "",
      "A change is within the noise if its 95 %% interval holds 0. The interval is drawn from the"
          + " runs' own seconds, in blocks of time: it assumes that the load followed the same plan"
          + " in both runs, and does not know what else differs from run to run.",
      "Without --metric and --query it compares the figures that say the most.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  stepwell runs compare 1 2",
      "  stepwell runs compare 1 2 --metric http_req_duration \\",
      "    --query 'histogram_quantile(0.95) by (name,method,status)'",
      "  stepwell runs compare 1 2 --metric http_req_duration \\",
      "    --query 'histogram_quantile(0.95)' --fail-if-worse"
    })
final class RunsCompareCommand implements Callable<Integer> {

  private static final int MOST_TRIES = 4;

  private final GlobalOptions options;
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "BASE", description = "The run to count changes from.")
  private long base;

  @Parameters(index = "1", paramLabel = "ID", description = "The run to compare with it.")
  private long other;

  @Option(
      names = "--metric",
      paramLabel = "SELECTOR",
      description = "A metric's name, and which of its series: http_reqs{status!=\"0\"}.")
  private Optional<String> metric = Optional.empty();

  @Option(
      names = "--query",
      paramLabel = "EXPR",
      description = "With --metric: what is asked of it, as in stepwell query aggregate.")
  private Optional<String> query = Optional.empty();

  @Option(
      names = "--fail-if-worse",
      description =
          "End with exit code 98 if a figure got worse by more than noise. Of forty figures that"
              + " did not change, one seems to: better ask for one or a few.")
  private boolean failIfWorse;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = RunsFormat.Converter.class,
      description = "How to print: ${COMPLETION-CANDIDATES}. Default: table.")
  private RunsFormat format = RunsFormat.TABLE;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to print it. Default: standard output.")
  private Optional<Path> output = Optional.empty();

  RunsCompareCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (metric.isPresent() != query.isPresent()) {
      throw wrong("--metric and --query go together");
    }
    if (base == other) {
      throw wrong("run " + base + " cannot be compared with itself; name two runs");
    }
    List<ComparedFigure> figures = figures();
    OutputFile.write(output, terminal, out -> print(figures, out));
    figures.stream()
        .flatMap(figure -> figure.comparison().warnings().stream())
        .distinct()
        .forEach(warning -> terminal.note("warning: " + Visible.of(warning)));
    boolean isWorse = figures.stream().anyMatch(ComparedFigure::isWorse);
    return (failIfWorse && isWorse ? ExitCode.WORSE : ExitCode.DONE).number();
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  /** Files that were read may be gone since, as their run was written anew; then again. */
  private List<ComparedFigure> figures() {
    for (int tries = 1; ; tries++) {
      try (OpenHome home = OpenHome.of(options.home())) {
        return compare(home);
      } catch (LakeException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  private List<ComparedFigure> compare(OpenHome home) {
    for (long id : List.of(base, other)) {
      if (home.catalog().run(id).isEmpty()) {
        throw RunsShowCommand.unknown(id);
      }
    }
    List<ComparedFigure> figures = new ArrayList<>();
    for (Question question : questions(home)) {
      Comparison comparison =
          home.engine()
              .compare(base, other, question, home.catalog().contains(base, question.metric()));
      figures.add(new ComparedFigure(question, comparison));
    }
    return figures;
  }

  private List<Question> questions(OpenHome home) {
    if (metric.isPresent()) {
      return List.of(Question.of(metric.get(), query.orElseThrow()));
    }
    Set<String> known =
        LongStream.of(base, other)
            .boxed()
            .flatMap(run -> home.steps().metrics(run).stream())
            .map(MetricInfo::name)
            .collect(Collectors.toSet());
    return ComparedFigure.USUAL.stream()
        .filter(question -> known.contains(question.metric()))
        .toList();
  }

  private void print(List<ComparedFigure> figures, OutputStream out) throws IOException {
    switch (format) {
      case TABLE -> out.write(ComparisonTable.of(base, other, figures).getBytes(UTF_8));
      case JSON -> ComparedFigure.write(base, other, figures, out);
    }
  }
}
