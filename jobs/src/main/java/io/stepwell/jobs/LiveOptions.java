package io.stepwell.jobs;

import io.stepwell.functions.live.RunOrigin;
import io.stepwell.metrics.MetricType;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.k6.MetricTypes;
import io.stepwell.schemas.lake.LakePaths;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a live job is told when it is submitted. */
@Command(
    name = "LiveJob",
    header = "Streams what arrives in Kafka into the lake.",
    sortOptions = false)
final class LiveOptions {

  /** Tags that do not become labels, so that a run cannot be known by them. */
  private static final Set<String> NO_LABELS = Set.of("test_run_id", "vu", "iter");

  @Mixin private final KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--lake",
      required = true,
      defaultValue = JobArguments.LAKE,
      paramLabel = "URI",
      description =
          "The lake's root, as every task of the cluster reaches it. Also: the environment's"
              + " STEPWELL_LAKE.")
  private URI lake = URI.create("");

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description =
          "The consumer group that Kafka keeps the position under. Default: "
              + LiveSource.USUAL_GROUP
              + ".")
  private String group = LiveSource.USUAL_GROUP;

  @Option(
      names = "--checkpoint-seconds",
      paramLabel = "N",
      description = "How often a checkpoint makes what came visible. Default: 2.")
  private int checkpointSeconds = 2;

  @Option(
      names = "--dead-letters",
      paramLabel = "URI",
      description =
          "The directory for records that cannot be read. Default: dead-letters beside the lake.")
  private Optional<URI> deadLetters = Optional.empty();

  @Option(
      names = "--archive",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Keep raw samples too, of input that has them, or not. Default: keep them.")
  private boolean archive;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description =
          "pushes: what Stepwell's server writes; k6-json: Points of k6's JSON, as k6's Kafka"
              + " output writes them. Default: pushes.")
  private LiveFormat format = LiveFormat.PUSHES;

  @Option(
      names = "--run-tag",
      paramLabel = "TAG",
      description = "With k6-json: the tag whose value names the test run. Default: testid.")
  private String runTag = "testid";

  @Option(
      names = "--catalog",
      defaultValue = JobArguments.CATALOG,
      paramLabel = "JDBC-URL",
      description =
          "With k6-json: the catalog that new runs are made known to. Also: the environment's"
              + " STEPWELL_CATALOG, which Flink does not show.")
  private Optional<String> catalog = Optional.empty();

  @Option(
      names = "--load-test",
      paramLabel = "NAME",
      description = "With k6-json: the load test of new runs. Default: the topic's name.")
  private Optional<String> loadTest = Optional.empty();

  @Option(
      names = "--project",
      paramLabel = "ID",
      description = "With k6-json: the project of new runs. Default: 1.")
  private long project = Catalog.DEFAULT_PROJECT;

  @Option(
      names = "--type",
      paramLabel = "NAME=TYPE",
      converter = {CommandLine.UseDefaultConverter.class, TypeConverter.class},
      description =
          "With k6-json: the type of a metric that is none of k6's own, as in"
              + " orders_placed=counter. Repeatable. Default: trend.")
  private Map<String, MetricType> types = new HashMap<>();

  /**
   * Refuses what goes through the parser but makes no sense.
   *
   * @throws ParameterException if there is such a thing
   */
  void check(CommandLine line) {
    if (checkpointSeconds < 1) {
      throw new ParameterException(line, "--checkpoint-seconds is at least 1");
    }
    if (!lake.isAbsolute()) {
      throw new ParameterException(line, "--lake is a URI, as in file:///var/lake");
    }
    if (format == LiveFormat.K6_JSON) {
      checkRuns(line);
    }
  }

  private void checkRuns(CommandLine line) {
    if (catalog.isEmpty()) {
      throw new ParameterException(line, "--format k6-json needs --catalog");
    }
    if (NO_LABELS.contains(runTag) || runTag.startsWith("__")) {
      throw new ParameterException(
          line, "--run-tag cannot be " + runTag + ", which does not become a label");
    }
    try {
      new MetricTypes(types, List.of());
    } catch (BadInputException e) {
      throw new ParameterException(line, String.valueOf(e.getMessage()), e);
    }
  }

  LiveFormat format() {
    return format;
  }

  Duration interval() {
    return Duration.ofSeconds(checkpointSeconds);
  }

  LiveSource source() {
    return kafka.source(group);
  }

  LiveTargets targets() {
    URI root = URI.create(lake.toString().endsWith("/") ? lake.toString() : lake + "/");
    return new LiveTargets(
        root, deadLetters.orElseGet(() -> LakePaths.beside(root, Home.DEAD_LETTERS)), archive);
  }

  RunOrigin origin() {
    return new RunOrigin(
        catalog.orElseThrow(), runTag, project, loadTest.orElse(kafka.topic()), archive);
  }

  Map<String, MetricType> types() {
    return types;
  }

  /** Reads {@code pushes} or {@code k6-json}. */
  static final class FormatConverter implements CommandLine.ITypeConverter<LiveFormat> {
    @Override
    public LiveFormat convert(String text) {
      return switch (text) {
        case "pushes" -> LiveFormat.PUSHES;
        case "k6-json" -> LiveFormat.K6_JSON;
        default ->
            throw new CommandLine.TypeConversionException(
                "'" + text + "' is neither pushes nor k6-json");
      };
    }
  }

  /** Reads a metric type by k6's word. */
  static final class TypeConverter implements CommandLine.ITypeConverter<MetricType> {
    @Override
    public MetricType convert(String text) {
      return MetricType.named(text)
          .orElseThrow(
              () ->
                  new CommandLine.TypeConversionException(
                      "'" + text + "' is not counter, gauge, rate or trend"));
    }
  }
}
