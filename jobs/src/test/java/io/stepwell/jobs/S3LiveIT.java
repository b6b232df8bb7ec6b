package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.local.KafkaBroker;
import io.stepwell.local.LocalBackend;
import io.stepwell.local.LocalSettings;
import io.stepwell.local.Topics;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.push.PushRecord;
import io.stepwell.servers.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pushes are streamed into a lake in an object store, with the job's checkpoints there too: the
 * answers are those of a backfill, whatever stops the job in between.
 */
@Timeout(120)
class S3LiveIT {

  private static final long BACKFILLED = RecordedPushes.RUN - 1;
  private static final RecordedPushes RECORDED = RecordedPushes.of("v2.2.0-run");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final List<String> notes = new ArrayList<>();
  @TempDir private Path directory = Path.of("");
  private Optional<S3Server> started = Optional.empty();
  private URI container = URI.create("");

  @BeforeEach
  void start() throws Exception {
    started = Optional.of(S3Server.start().use());
    container = started.get().newContainer("k6-data");
  }

  @AfterEach
  void stop() throws Exception {
    if (started.isPresent()) {
      started.get().close();
    }
  }

  private FilledHome home() {
    URI lake = container.resolve("lake/");
    return new FilledHome(new Home(directory.resolve("home"), Optional.of(lake), Optional.empty()));
  }

  @Test
  void aJobGoesOnFromACheckpointInTheStore() throws Exception {
    try (FilledHome home = home();
        KafkaBroker kafka = KafkaBroker.start(directory.resolve("kafka"), notes::add);
        TopicWriter topic = new TopicWriter(kafka.bootstrapServers(), LiveSource.USUAL_TOPIC)) {
      home.backfill(RequestBuilder.of(RECORDED.json()).run(BACKFILLED));
      Map<String, Double> expected = LiveIT.figures(home, BACKFILLED);
      LiveIT.createRun(home);
      Topics.ensure(kafka.bootstrapServers(), LiveSource.USUAL_TOPIC, 2);
      List<PushRecord> pushes = RECORDED.records();

      topic.pushes(pushes.subList(0, 2));
      JobClient first = job(home, kafka, Optional.empty());
      Awaited.until(
          PATIENCE,
          () -> home.store().metrics(RecordedPushes.RUN),
          metrics -> assertThat(metrics).isNotEmpty());
      first.cancel().get();

      topic.pushes(pushes);
      JobClient second = job(home, kafka, Optional.of(newestCheckpoint()));
      Awaited.until(
          PATIENCE,
          () -> LiveIT.figures(home, RecordedPushes.RUN),
          found -> assertThat(found).isEqualTo(expected));
      second.cancel().get();
      assertThat(LiveIT.figures(home, RecordedPushes.RUN)).isEqualTo(expected);
    }
  }

  private JobClient job(FilledHome home, KafkaBroker kafka, Optional<String> from)
      throws Exception {
    Configuration config = LiveConfig.of(INTERVAL);
    config.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, container.resolve("checkpoints/").toString());
    config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    config.set(RestOptions.BIND_PORT, "0");
    from.ifPresent(checkpoint -> config.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint));
    LakeFileSystem.prepare(container, directory);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(config);
    env.setParallelism(2);
    Home places = home.home();
    new LivePipeline(new LiveTargets(places.lakeFiles().root(), places.deadLetters(), false))
        .pushes(LivePipeline.records(env, LiveSource.at(kafka.bootstrapServers())));
    return env.executeAsync("live");
  }

  private String newestCheckpoint() throws IOException {
    Path root = started.orElseThrow().directory(container);
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(file -> file.endsWith("_metadata"))
          .map(file -> root.relativize(file.getParent()).toString())
          .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
          .map(path -> container.resolve(path).toString())
          .orElseThrow();
    }
  }

  @Test
  void upStreamsIntoTheStoreToo() throws Exception {
    try (FilledHome home = home()) {
      home.backfill(RequestBuilder.of(RECORDED.json()).run(BACKFILLED));
      Map<String, Double> expected = LiveIT.figures(home, BACKFILLED);
      LiveIT.createRun(home);
      List<PushRecord> unreadable =
          List.of(PushRecord.of(RecordedPushes.RUN, "x", RECORDED.format(), 0, new byte[] {1}));
      LocalSettings settings = new LocalSettings(Optional.empty(), "0", INTERVAL, 2);
      try (LocalBackend backend =
              LocalBackend.start(home.home(), settings, notes::add, notes::add);
          TopicWriter topic = new TopicWriter(backend.bootstrapServers(), LiveSource.USUAL_TOPIC)) {
        topic.pushes(RECORDED.records());
        topic.pushes(unreadable);
        Awaited.until(
            PATIENCE,
            () -> LiveIT.figures(home, RecordedPushes.RUN),
            found -> assertThat(found).isEqualTo(expected));
        Path dead = started.orElseThrow().directory(container).resolve("dead-letters");
        Awaited.until(PATIENCE, () -> dead, letters -> assertThat(letters).isNotEmptyDirectory());
      }
      assertThat(notes).isEmpty();
    }
  }
}
