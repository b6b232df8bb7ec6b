package io.stepwell.cli;

import io.stepwell.bench.Benchmark;
import io.stepwell.bench.Effort;
import io.stepwell.query.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stepwell bench}. */
@Command(
    name = "bench",
    header = "Measures Stepwell and its peers side by side and prints the ratios.",
    description = {
      "",
      "Inputs take a few GB in the directory and are kept there for the next time. Figures of a"
          + " machine that does other work meanwhile say little; the ratios say more. The benchmarks"
          + " query, ingest and export start servers of their own, Prometheus among them where it is"
          + " installed.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  stepwell bench --list",
      "  stepwell bench backfill",
      "  stepwell bench backfill --rounds 5 --directory /var/tmp/bench",
      "  stepwell bench ingest --rate 15000 --seconds 300"
    })
final class BenchCommand implements Callable<Integer> {

  private final GlobalOptions options;
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--list", description = "Only tell which benchmarks there are.")
  private boolean list;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each side runs; the median counts. Default: 5.")
  private int rounds = 5;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long load asks, and ingest and export push at a steady pace. Default: 60.")
  private int seconds = 60;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "How many series-seconds a second ingest pushes then. Default: 15000.")
  private int rate = 15_000;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Where inputs are made. Default: bench in the home.")
  private Optional<Path> directory = Optional.empty();

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "The benchmark to run; without it all of them, one after the other.")
  private Optional<String> name = Optional.empty();

  BenchCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    positive("--rounds", rounds);
    positive("--seconds", seconds);
    positive("--rate", rate);
    List<Benchmark> chosen = chosen();
    if (list) {
      terminal.out().print(table(chosen));
      return ExitCode.DONE.number();
    }
    Path inputs = directory.orElse(options.home().directory().resolve("bench"));
    Files.createDirectories(inputs);
    for (Benchmark benchmark : chosen) {
      terminal.out().println(benchmark.name() + ": " + benchmark.summary());
      terminal.out().flush();
      benchmark.run(inputs, new Effort(rounds, seconds, rate), terminal.out());
      terminal.out().flush();
    }
    return ExitCode.DONE.number();
  }

  private List<Benchmark> chosen() {
    if (name.isEmpty()) {
      return Benchmark.ALL;
    }
    List<Benchmark> named =
        Benchmark.ALL.stream().filter(benchmark -> benchmark.name().equals(name.get())).toList();
    if (named.isEmpty()) {
      List<String> names = Benchmark.ALL.stream().map(Benchmark::name).toList();
      throw wrong(
          "'%s' is not a benchmark%s"
              .formatted(
                  name.get(),
                  Nearest.to(name.get(), names)
                      .map(nearest -> " (did you mean " + nearest + "?)")
                      .orElse("; there are " + String.join(", ", names))));
    }
    return named;
  }

  private void positive(String option, int number) {
    if (number < 1) {
      throw wrong(option + " takes a number from 1 up, not " + number);
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  private static String table(List<Benchmark> benchmarks) {
    TextTable table = new TextTable().text("benchmark").text("measures");
    benchmarks.forEach(benchmark -> table.row(benchmark.name(), benchmark.summary()));
    return table.toString();
  }
}
