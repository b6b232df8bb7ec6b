package io.stepwell.jobs;

import static java.util.stream.Collectors.toMap;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.LoadTest;
import io.stepwell.schemas.catalog.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a backfill can be told, wherever it runs. */
public final class BackfillOptions {

  private static final String DEFAULT_LOAD_TEST = "default";

  @Option(
      names = "--run",
      paramLabel = "ID",
      description = "The test run's id; without it the next free one is allotted.")
  private Optional<Long> run = Optional.empty();

  @Option(
      names = "--load-test",
      paramLabel = "NAME",
      description =
          "The load test that the run is a run of; made if there is none of that name. Default:"
              + " default, or that of a run written anew.")
  private Optional<String> loadTest = Optional.empty();

  @Option(
      names = "--project",
      paramLabel = "ID",
      description = "The project that the load test belongs to. Default: 1.")
  private Optional<Long> project = Optional.empty();

  @Option(
      names = "--instance",
      paramLabel = "ID",
      description =
          "The instance_id of gauges that have none. Default: the file's ordinal, so that the"
              + " gauges of several generators stay apart.")
  private Optional<String> instance = Optional.empty();

  @Option(
      names = "--from-archive",
      description =
          "Write the run anew from its own raw archive instead of files; --replace goes without"
              + " saying.")
  private boolean fromArchive;

  @Option(names = "--replace", description = "Write a run that exists anew.")
  private boolean replace;

  @Option(
      names = "--salvage",
      description = "Of a file that is cut off or damaged, keep what can be read.")
  private boolean salvage;

  @Option(
      names = "--archive",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Keep the raw samples too, or not. Default: keep them.")
  private boolean archive;

  @Option(
      names = "--type",
      paramLabel = "NAME=TYPE",
      converter = DeclaredType.Converter.class,
      description =
          "The type of a metric that the file does not tell: counter, gauge, rate or trend. CSV"
              + " files tell none.")
  private List<DeclaredType> types = new ArrayList<>();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Output of k6; - is standard input.")
  private List<String> files = new ArrayList<>();

  /** The run's id, if it is told. */
  public Optional<Long> run() {
    return run;
  }

  /** What does not go together, if anything. */
  public Optional<String> mistake() {
    if (fromArchive && !files.isEmpty()) {
      return Optional.of("--from-archive reads no files; leave " + files.get(0) + " out");
    }
    if (fromArchive && run.isEmpty()) {
      return Optional.of("--from-archive needs --run ID, the run whose archive to read");
    }
    if (fromArchive && tellsOfFiles()) {
      return Optional.of(
          "--from-archive takes the run as it is; leave --load-test, --project, --instance,"
              + " --salvage and --type out");
    }
    if (!fromArchive && files.isEmpty()) {
      return Optional.of("'backfill' needs a FILE that k6 wrote, or - for standard input");
    }
    if (run.isPresent() && run.get() < 1) {
      return Optional.of("--run takes a number from 1 up, not " + run.get());
    }
    if (types.stream().map(DeclaredType::metric).distinct().count() < types.size()) {
      return Optional.of("--type names a metric twice");
    }
    return Optional.empty();
  }

  private boolean tellsOfFiles() {
    return loadTest.isPresent()
        || project.isPresent()
        || instance.isPresent()
        || salvage
        || !types.isEmpty();
  }

  /**
   * The backfill that is asked for.
   *
   * @param known the run if there is one of that id, which stays with its load test unless another
   *     is named
   * @param deadLetters where the user wants what could not be read
   * @param parallelism how many tasks work side by side
   */
  public BackfillRequest request(Optional<Run> known, Optional<Path> deadLetters, int parallelism) {
    Optional<LoadTest> own = known.map(Run::loadTest);
    return new BackfillRequest(
        run.isPresent() ? OptionalLong.of(run.get()) : OptionalLong.empty(),
        loadTest.or(() -> own.map(LoadTest::name)).orElse(DEFAULT_LOAD_TEST),
        project.or(() -> own.map(LoadTest::project)).orElse(Catalog.DEFAULT_PROJECT),
        files,
        instance,
        fromArchive,
        replace,
        salvage,
        archive,
        types.stream().collect(toMap(DeclaredType::metric, DeclaredType::type)),
        deadLetters,
        parallelism);
  }
}
