package io.stepwell.cli;

import io.stepwell.jobs.BatchCluster;
import io.stepwell.jobs.Compacted;
import io.stepwell.jobs.Compaction;
import io.stepwell.jobs.Progress;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.RunExistsException;
import io.stepwell.schemas.lake.LakeFiles;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stepwell runs compact}. */
@Command(
    name = "compact",
    header = "Puts the many files of runs that were streamed in together, into few with rollups.",
    description = {
      "",
      "The answers stay what they are, and while it works the old files give them; it may be done"
          + " while up or serve runs on the home. What comes for a run later answers too, and the"
          + " next compaction takes it in. stepwell up does all of this by itself, some time after"
          + " a run's end.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  stepwell runs compact 7",
      "  stepwell runs compact --all --format json"
    })
final class RunsCompactCommand implements Callable<Integer> {

  private final GlobalOptions options;
  private final Terminal terminal;
  private final List<Compacted> done = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "The ids of test runs that are over.")
  private List<Long> ids = new ArrayList<>();

  @Option(
      names = "--all",
      description = "Instead of ids: every run that is over and has something to compact.")
  private boolean all;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "How many tasks work side by side. Default: one for each processor.")
  private int parallelism = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = RunsFormat.Converter.class,
      description = "How to print: ${COMPLETION-CANDIDATES}. Default: table.")
  private RunsFormat format = RunsFormat.TABLE;

  RunsCompactCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    checkUsage();
    Home home = options.home();
    LakeFiles lake = home.lakeFiles();
    try (Catalog catalog = home.openCatalog()) {
      Compaction compaction =
          new Compaction(catalog, lake, BatchCluster.inProcess(parallelism, lake.root()));
      try {
        if (all) {
          compactAll(catalog, compaction);
        } else {
          compactThese(catalog, compaction);
        }
      } finally {
        print();
      }
    }
    return ExitCode.DONE.number();
  }

  private void checkUsage() {
    if (all != ids.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "'runs compact' needs the ID of a run or --all, one of them");
    }
    if (parallelism < 1) {
      throw new ParameterException(
          spec.commandLine(), "--parallelism takes a number from 1 up, not " + parallelism);
    }
  }

  /** All of them are looked at first, so that a mistake is found before anything is done. */
  private void compactThese(Catalog catalog, Compaction compaction) {
    List<Long> chosen = ids.stream().distinct().toList();
    for (long id : chosen) {
      if (catalog.run(id).isEmpty()) {
        throw RunsShowCommand.unknown(id);
      }
      compaction.check(id);
    }
    for (long id : chosen) {
      if (!compact(id, compaction)) {
        note("run " + id + " has nothing to compact");
      }
    }
  }

  private void compactAll(Catalog catalog, Compaction compaction) {
    List<Long> known = catalog.runs().stream().map(Run::id).sorted().toList();
    for (long id : known) {
      try {
        compaction.check(id);
        compact(id, compaction);
      } catch (RunExistsException e) {
        note(String.valueOf(e.getMessage()));
      }
    }
    if (done.isEmpty()) {
      note("no run has anything to compact");
    }
  }

  private boolean compact(long id, Compaction compaction) {
    Optional<Compacted> compacted = run(id, compaction);
    compaction.sweep(id);
    compacted.ifPresent(done::add);
    return compacted.isPresent();
  }

  private Optional<Compacted> run(long id, Compaction compaction) {
    if (options.quiet()) {
      return compaction.run(id, Progress.NONE);
    }
    ProgressLines progress = new ProgressLines(terminal, InstantSource.system(), "run " + id);
    try {
      return compaction.run(id, progress);
    } finally {
      progress.end();
    }
  }

  private void note(String sentence) {
    if (!options.quiet()) {
      terminal.note(sentence);
    }
  }

  private void print() throws IOException {
    switch (format) {
      case TABLE -> terminal.out().print(done.isEmpty() ? "" : CompactionReport.text(done));
      case JSON -> CompactionReport.json(done, terminal.out());
    }
  }
}
