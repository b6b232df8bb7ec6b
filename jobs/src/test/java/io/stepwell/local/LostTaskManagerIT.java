package io.stepwell.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.crash.EndlessPushes;
import io.stepwell.crash.Totals;
import io.stepwell.jobs.Awaited;
import io.stepwell.jobs.FilledHome;
import io.stepwell.jobs.LiveSource;
import io.stepwell.jobs.LiveTargets;
import io.stepwell.jobs.RecordedPushes;
import io.stepwell.jobs.StreamedRun;
import io.stepwell.jobs.TopicWriter;
import io.stepwell.schemas.push.PushFormat;
import io.stepwell.schemas.push.PushRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Flink loses its only task manager in the middle of a run. */
@Timeout(180)
class LostTaskManagerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long START = Instant.parse("2026-03-01T12:00:00Z").getEpochSecond();

  private final List<String> notes = new CopyOnWriteArrayList<>();

  @Test
  void anotherTakesItsPlaceAndEveryPushCountsOnce(@TempDir Path directory) throws Exception {
    try (FilledHome home = new FilledHome(directory);
        KafkaBroker kafka = KafkaBroker.start(directory.resolve("kafka"), notes::add);
        FlinkCluster flink = FlinkCluster.start(directory.resolve("scratch"), "0", 1);
        TopicWriter topic = new TopicWriter(kafka.bootstrapServers(), LiveSource.USUAL_TOPIC)) {
      List<PushRecord> pushes = pushes(StreamedRun.begin(home).id());
      Topics.ensure(kafka.bootstrapServers(), LiveSource.USUAL_TOPIC, 2);
      JobRun run = start(home, kafka, flink);
      JobWatch watch = watch(home, run);
      watch.awaitRunning();
      try (AutoCloseable watching =
          new LiveWatch(flink, List.of(watch::look), notes::add).start()) {
        topic.pushes(pushes.subList(0, 20));
        awaitStored(home, pushes.subList(0, 20));

        topic.pushes(pushes.subList(20, 30));
        flink.cluster().terminateTaskManager(0).join();
        topic.pushes(pushes);

        awaitStored(home, pushes);
        assertThat(notes).anyMatch(note -> note.contains("another one has taken its place"));
      } finally {
        run.stop();
      }
    }
  }

  private static List<PushRecord> pushes(long run) {
    EndlessPushes bodies = EndlessPushes.of(RecordedPushes.of("v1.8.1-run"), run, START);
    return IntStream.range(0, 60)
        .mapToObj(i -> PushRecord.of(run, "" + i, PushFormat.V2_PROTOBUF, 0, bodies.body(i)))
        .toList();
  }

  private static JobRun start(FilledHome home, KafkaBroker kafka, FlinkCluster flink) {
    JobPlan plan =
        JobPlan.live(
            LiveSource.at(kafka.bootstrapServers()),
            new LiveTargets(
                home.home().lakeFiles().root(),
                home.home().directory().resolve("dead-letters").toUri(),
                false),
            Duration.ofMillis(500),
            1);
    return JobRun.start(flink.cluster(), plan, checkpoints(home), Optional.empty());
  }

  private static Checkpoints checkpoints(FilledHome home) {
    return new Checkpoints(home.home().directory().resolve("checkpoints"));
  }

  private JobWatch watch(FilledHome home, JobRun run) {
    Leftovers leftovers = new Leftovers(home.home().lakeFiles().root(), Instant.now());
    return new JobWatch("live", run, checkpoints(home), leftovers::sweep, notes::add);
  }

  private static void awaitStored(FilledHome home, List<PushRecord> pushes) throws Exception {
    Totals expected = Totals.of(pushes);
    Awaited.until(
        PATIENCE,
        () -> Totals.of(home.store(), pushes.get(0).run()),
        stored -> stored.assertSame(expected));
  }
}
