package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.local.KafkaBroker;
import io.stepwell.local.Topics;
import io.stepwell.schemas.push.PushRecord;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A savepoint that an earlier build took in the midst of a run is what a user has who upgrades: the
 * job of this build starts from it, and nothing is lost or counted twice.
 *
 * <p>The savepoint was taken when of three recorded pushes one was in the lake, one lay in the
 * state of windows that had not fired yet, and one had not come. The lake that it goes with is kept
 * beside it.
 */
@Timeout(240)
class SavepointIT {

  private static final RecordedPushes RECORDED = RecordedPushes.of("v2.2.0-run");
  private static final long BACKFILLED = RecordedPushes.RUN - 1;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration CHECKPOINTS = Duration.ofSeconds(1);
  private static final int ATTEMPTS = 30;
  private static final long PAUSE_MILLIS = 20;

  /** Bytes of state; without any part it is much less. */
  private static final long LEAST_WINDOWS = 10_000;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @Test
  void aSavepointOfAnEarlierBuildGoesOnInThisOne(@TempDir Path directory) throws Exception {
    copy(kept("lake"), directory.resolve("lake"));
    List<PushRecord> pushes = RECORDED.records();
    try (KafkaBroker kafka = kafka(directory);
        FilledHome home = new FilledHome(directory);
        TopicWriter topic = new TopicWriter(kafka.bootstrapServers(), LiveSource.USUAL_TOPIC)) {
      home.backfill(RequestBuilder.of(RECORDED.json()).run(BACKFILLED));
      Map<String, Double> expected = figures(home, BACKFILLED);
      assertThat(StreamedRun.begin(home).id()).isEqualTo(RecordedPushes.RUN);
      topic.pushes(pushes.subList(0, 2));

      JobClient job = start(kafka, home, 2, Optional.of(kept("state")));
      topic.pushes(pushes.subList(2, 3));
      topic.pushes(pushes.subList(2, 3));

      Awaited.until(
          PATIENCE,
          () -> figures(home, RecordedPushes.RUN),
          found -> assertThat(found).isEqualTo(expected));
      job.cancel().get();
    }
  }

  /** Takes the savepoint anew; CONTRIBUTING tells when and how. */
  @Test
  @EnabledIfSystemProperty(named = "savepoint.write", matches = ".*")
  void aNewSavepointIsTaken(@TempDir Path directory, @InjectMiniCluster MiniCluster cluster)
      throws Exception {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Path here = Files.createDirectory(directory.resolve(String.valueOf(attempt)));
      Optional<Path> savepoint = take(here, cluster, attempt * PAUSE_MILLIS);
      if (savepoint.isPresent()) {
        Path kept = Path.of(System.getProperty("savepoint.write")).toAbsolutePath();
        copy(savepoint.get(), kept.resolve("state"));
        copy(here.resolve("lake"), kept.resolve("lake"));
        return;
      }
    }
    throw new AssertionError("no savepoint was taken at the right moment");
  }

  /** A savepoint, if the second push lay in windows just then. */
  private static Optional<Path> take(Path directory, MiniCluster cluster, long pause)
      throws Exception {
    List<PushRecord> pushes = RECORDED.records();
    try (KafkaBroker kafka = kafka(directory);
        FilledHome home = new FilledHome(directory);
        TopicWriter topic = new TopicWriter(kafka.bootstrapServers(), LiveSource.USUAL_TOPIC)) {
      StreamedRun.begin(home);
      JobClient job = start(kafka, home, 1, Optional.empty());
      topic.pushes(pushes.subList(0, 1));
      Awaited.until(
          PATIENCE,
          () -> lake(home),
          files -> assertThat(files).anyMatch(file -> file.contains("/part-")));
      // One that finds nothing new to write lets go of the files of the one before.
      long quiet = checkpoints(cluster, job) + 3;
      Awaited.until(
          PATIENCE,
          () -> checkpoints(cluster, job),
          done -> assertThat(done).isGreaterThanOrEqualTo(quiet));
      List<String> before = lake(home);
      topic.pushes(pushes.subList(1, 2));
      TimeUnit.MILLISECONDS.sleep(pause);
      String savepoint =
          job.stopWithSavepoint(
                  false,
                  directory.resolve("savepoints").toUri().toString(),
                  SavepointFormatType.CANONICAL)
              .get();
      Path taken = Path.of(URI.create(savepoint));
      boolean waiting = windows(taken) > LEAST_WINDOWS && lake(home).equals(before);
      return Optional.of(taken).filter(path -> waiting);
    }
  }

  /** How much state of windows a savepoint holds, in bytes. */
  private static long windows(Path savepoint) throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(Files.newInputStream(savepoint.resolve("_metadata"))))) {
      return Checkpoints.loadCheckpointMetadata(
              in, SavepointIT.class.getClassLoader(), savepoint.toString())
          .getOperatorStates()
          .stream()
          .filter(state -> state.getOperatorUid().equals(Optional.of("steps")))
          .mapToLong(OperatorState::getStateSize)
          .sum();
    }
  }

  private static List<String> lake(FilledHome home) {
    try {
      return home.files().stream().filter(file -> file.startsWith("lake/")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long checkpoints(MiniCluster cluster, JobClient job) {
    return Objects.requireNonNull(
            cluster.getArchivedExecutionGraph(job.getJobID()).join().getCheckpointStatsSnapshot())
        .getCounts()
        .getNumberOfCompletedCheckpoints();
  }

  /** A Kafka whose topic has one partition, so that a record's place is its number. */
  private static KafkaBroker kafka(Path directory) {
    KafkaBroker kafka =
        KafkaBroker.start(
            directory.resolve("kafka"),
            sentence -> {
              throw new AssertionError(sentence);
            });
    Topics.ensure(kafka.bootstrapServers(), LiveSource.USUAL_TOPIC, 1);
    return kafka;
  }

  private static JobClient start(
      KafkaBroker kafka, FilledHome home, int parallelism, Optional<Path> savepoint)
      throws Exception {
    Configuration config = LiveConfig.of(CHECKPOINTS);
    savepoint.ifPresent(
        path -> {
          config.set(StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString());
          config.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.NO_CLAIM);
        });
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(config).setParallelism(parallelism);
    LiveTargets targets =
        new LiveTargets(
            home.home().lakeFiles().root(),
            home.home().directory().resolve("dead-letters").toUri(),
            true);
    new LivePipeline(targets)
        .pushes(LivePipeline.records(env, LiveSource.at(kafka.bootstrapServers())));
    return env.executeAsync("live");
  }

  /** All but the time of a gauge's last sample, of which k6 pushes the window only. */
  private static Map<String, Double> figures(FilledHome home, long run) {
    Map<String, Double> figures = new TreeMap<>(RunFigures.of(home, run));
    figures.keySet().removeIf(name -> name.startsWith("last_time"));
    return figures;
  }

  private static Path kept(String part) {
    URL url = Objects.requireNonNull(SavepointIT.class.getResource("/savepoint/" + part), part);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }
}
