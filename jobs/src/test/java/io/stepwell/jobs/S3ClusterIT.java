package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.cluster.ClusterClassPath;
import io.stepwell.cluster.FlinkProcesses;
import io.stepwell.local.KafkaBroker;
import io.stepwell.local.Topics;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.push.PushRecord;
import io.stepwell.servers.PostgresServer;
import io.stepwell.servers.S3Server;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster of real processes whose lake and checkpoints are in an object store and whose catalog
 * is in PostgreSQL: what is streamed in through a killed TaskManager and compacted there, what is
 * backfilled there and what is read back there from the raw archive, all answer as a backfill on
 * this machine does.
 */
@Timeout(240)
class S3ClusterIT {

  private static final RecordedPushes RECORDED = RecordedPushes.of("v2.2.0-run");
  private static final long HERE = RecordedPushes.RUN - 1;
  private static final long THERE = RecordedPushes.RUN + 1;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<String> notes = new ArrayList<>();
  @TempDir private Path directory = Path.of("");

  @Test
  void answersAsABackfillHere() throws Exception {
    try (S3Server store = S3Server.start().use();
        PostgresServer postgres = PostgresServer.start()) {
      URI container = store.newContainer("k6-data");
      URI lake = container.resolve("lake/");
      String catalog = postgres.newDatabase("stepwell");
      Home home = new Home(directory.resolve("home"), Optional.of(lake), Optional.of(catalog));
      try (FilledHome filled = new FilledHome(home);
          FlinkProcesses flink = flink(store, lake, catalog)) {
        filled.backfill(RequestBuilder.of(RECORDED.json()).run(HERE));
        Map<String, Double> expected = LiveIT.figures(filled, HERE);
        LiveIT.createRun(filled);

        stream(flink, filled, container, expected);
        batches(flink, filled, expected);
      }
    }
  }

  /** Where lake and catalog are, and as whom to go there, the environment tells all of it. */
  private FlinkProcesses flink(S3Server store, URI lake, String catalog) throws Exception {
    Map<String, String> environment = new HashMap<>(store.environment());
    environment.put("STEPWELL_LAKE", lake.toString());
    environment.put("STEPWELL_CATALOG", catalog);
    return FlinkProcesses.start(
        directory.resolve("flink"),
        environment,
        1,
        "s3.endpoint: " + store.endpoint(),
        "s3.path-style-access: true");
  }

  private void stream(
      FlinkProcesses flink, FilledHome home, URI container, Map<String, Double> expected)
      throws Exception {
    List<PushRecord> pushes = RECORDED.records();
    try (KafkaBroker kafka = KafkaBroker.start(directory.resolve("kafka"), notes::add);
        TopicWriter topic = new TopicWriter(kafka.bootstrapServers(), LiveSource.USUAL_TOPIC)) {
      Topics.ensure(kafka.bootstrapServers(), LiveSource.USUAL_TOPIC, 2);
      topic.pushes(pushes.subList(0, 2));
      String job = submitLive(flink, container, kafka);
      Awaited.until(
          PATIENCE,
          () -> home.store().metrics(RecordedPushes.RUN),
          metrics -> assertThat(metrics).isNotEmpty());
      flink.killTaskManager();
      flink.addTaskManager();
      topic.pushes(pushes);
      Awaited.until(
          PATIENCE,
          () -> LiveIT.figures(home, RecordedPushes.RUN),
          found -> assertThat(found).isEqualTo(expected));
      String savepoints = container.resolve("savepoints/").toString();
      assertThat(flink.command("stop", "-p", savepoints, job)).contains("Path: " + savepoints);
    }
    assertThat(LiveIT.figures(home, RecordedPushes.RUN)).isEqualTo(expected);
    assertThat(notes).isEmpty();
  }

  private static String submitLive(FlinkProcesses flink, URI container, KafkaBroker kafka)
      throws Exception {
    return flink.run(
        "-Dexecution.checkpointing.dir=" + container.resolve("checkpoints/"),
        "-c",
        LiveJob.class.getName(),
        ClusterClassPath.jobJar().toString(),
        "--bootstrap-servers",
        kafka.bootstrapServers(),
        "--checkpoint-seconds",
        "1");
  }

  private static void batches(FlinkProcesses flink, FilledHome home, Map<String, Double> expected)
      throws Exception {
    String jar = flink.rest().upload(ClusterClassPath.jobJar());
    new StreamedRun(home, RecordedPushes.RUN).end();

    batch(flink, jar, CompactJob.class, "--run", Long.toString(RecordedPushes.RUN));
    assertThat(home.catalog().current(RecordedPushes.RUN).orElseThrow().number()).isEqualTo(1);
    assertThat(LiveIT.figures(home, RecordedPushes.RUN)).isEqualTo(expected);

    String run = Long.toString(THERE);
    batch(flink, jar, BackfillJob.class, "--run", run, RECORDED.json().toString());
    assertThat(LiveIT.figures(home, THERE)).isEqualTo(expected);

    batch(flink, jar, BackfillJob.class, "--run", run, "--from-archive");
    assertThat(LiveIT.figures(home, THERE)).isEqualTo(expected);
    assertThat(home.catalog().current(THERE).orElseThrow().number()).isEqualTo(2);
  }

  private static void batch(FlinkProcesses flink, String jar, Class<?> job, String... words)
      throws Exception {
    String id = flink.rest().run(jar, job.getName(), 2, Optional.empty(), words);
    assertThat(flink.rest().awaitEnd(id)).as(flink.said()).isEqualTo("FINISHED");
  }
}
