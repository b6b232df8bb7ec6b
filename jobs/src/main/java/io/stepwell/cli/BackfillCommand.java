package io.stepwell.cli;

import io.stepwell.jobs.BackfillOptions;
import io.stepwell.jobs.BackfillRequest;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.NoHomeException;
import io.stepwell.schemas.catalog.Run;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stepwell backfill}: k6's output files into the lake. */
@Command(
    name = "backfill",
    header = "Reads files that k6 wrote into the lake, as one test run.",
    description = {
      "",
      "The files are outputs of k6 run --out json=FILE or --out csv=FILE, packed with gzip or not."
          + " Several files are the load generators of one run. What cannot be read of them goes"
          + " to the dead letters, with file, line and reason.",
      "A run that exists is written anew only with --replace; until the new data are complete, the"
          + " old ones answer.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  stepwell backfill results.json.gz",
      "  stepwell backfill --run 7 --load-test checkout --replace results.json",
      "  stepwell backfill generator-1.json.gz generator-2.json.gz",
      "  stepwell backfill --type cart_value=gauge --type orders=counter results.csv",
      "  k6 run --out json=- script.js | stepwell backfill -",
      "  stepwell backfill --from-archive --run 7"
    })
final class BackfillCommand implements Callable<Integer> {

  private final GlobalOptions options;
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private BackfillOptions asked = new BackfillOptions();

  @Option(
      names = "--dead-letters",
      paramLabel = "FILE",
      description = "Where lines go that cannot be read. Default: a file in the home.")
  private Optional<Path> deadLetters = Optional.empty();

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "How many tasks work side by side. Default: one for each processor.")
  private int parallelism = Runtime.getRuntime().availableProcessors();

  BackfillCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    mistake()
        .ifPresent(
            what -> {
              throw new ParameterException(spec.commandLine(), what);
            });
    BackfillRun backfill = new BackfillRun(options, terminal, "backfill");
    BackfillReport.print(backfill.run(request()), terminal);
    return ExitCode.DONE.number();
  }

  private Optional<String> mistake() {
    return parallelism < 1
        ? Optional.of("--parallelism takes a number from 1 up, not " + parallelism)
        : asked.mistake();
  }

  private BackfillRequest request() {
    return asked.request(asked.run().flatMap(this::known), deadLetters, parallelism);
  }

  private Optional<Run> known(long run) {
    try (Catalog catalog = options.home().openCatalog()) {
      return catalog.run(run);
    } catch (NoHomeException e) {
      return Optional.empty();
    }
  }
}
