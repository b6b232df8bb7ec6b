package io.stepwell.jobs;

import io.stepwell.functions.remotewrite.BlockPlace;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.SqlCatalog;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.remotewrite.KeyPlace;
import io.stepwell.schemas.remotewrite.RemoteWriteFile;
import io.stepwell.schemas.remotewrite.SealingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a remote write job is told when it is submitted. */
@Command(
    name = "RemoteWriteJob",
    header = "Sends what arrives in Kafka on to receivers of Prometheus' remote write.",
    sortOptions = false)
final class RemoteWriteJobOptions {

  /** The consumer group of the job, unless another is named. */
  static final String USUAL_GROUP = "stepwell-remote-write";

  @Mixin private final KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--catalog",
      required = true,
      defaultValue = JobArguments.CATALOG,
      paramLabel = "JDBC-URL",
      description =
          "The catalog that knows what of which run goes where. Also: the environment's"
              + " STEPWELL_CATALOG, which Flink does not show.")
  private String catalog = "";

  @Option(
      names = "--remote-write-file",
      defaultValue = "${env:STEPWELL_REMOTE_WRITE_FILE}",
      paramLabel = "FILE",
      description =
          "What of all runs is sent where, in place of what servers were started with. Also: the"
              + " environment's STEPWELL_REMOTE_WRITE_FILE.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description =
          "The consumer group that Kafka keeps the position under. Default: " + USUAL_GROUP + ".")
  private String group = USUAL_GROUP;

  @Option(
      names = "--checkpoint-seconds",
      paramLabel = "N",
      description = "How often a checkpoint lets points go out. Default: 2.")
  private int checkpointSeconds = 2;

  /**
   * Refuses what goes through the parser but makes no sense.
   *
   * @throws ParameterException if there is such a thing
   */
  void check(CommandLine line) {
    if (checkpointSeconds < 1) {
      throw new ParameterException(line, "--checkpoint-seconds is at least 1");
    }
  }

  /** Makes the file count from now on, if one is named. */
  void storeFile() throws Exception {
    if (file.isPresent()) {
      try (Catalog opened = SqlCatalog.open(catalog)) {
        RemoteWriteFile.read(file.get()).storeIn(opened, KeyPlace.environment());
      } catch (BadInputException | SealingException e) {
        throw JobArguments.mistake("RemoteWriteJob", e);
      }
    }
  }

  Duration interval() {
    return Duration.ofSeconds(checkpointSeconds);
  }

  LiveSource source() {
    return kafka.source(group);
  }

  BlockPlace blocks() {
    return new BlockPlace(catalog, KeyPlace.environment());
  }
}
