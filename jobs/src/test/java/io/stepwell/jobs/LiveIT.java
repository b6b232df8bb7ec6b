package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.local.LocalBackend;
import io.stepwell.local.LocalSettings;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.LiveRunRequest;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.schemas.push.PushRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recorded pushes of a real k6 go through Kafka and Flink into the lake, which then answers as it
 * does for k6's JSON output of the same run.
 */
@Timeout(120)
class LiveIT {

  private static final long BACKFILLED = RecordedPushes.RUN - 1;
  private static final RecordedPushes RECORDED = RecordedPushes.of("v2.2.0-run");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final LocalSettings SETTINGS =
      new LocalSettings(Optional.empty(), "0", Duration.ofMillis(500), 2);

  private final List<String> notes = new ArrayList<>();

  @Test
  void theLakeAnswersAsForABackfillThroughRepeatsAndRestarts(@TempDir Path directory)
      throws Exception {
    try (FilledHome home = new FilledHome(directory)) {
      home.backfill(RequestBuilder.of(RECORDED.json()).run(BACKFILLED));
      Map<String, Double> expected = figures(home, BACKFILLED);
      createRun(home);
      List<PushRecord> pushes = RECORDED.records();

      push(home, pushes.subList(0, 2));
      push(home, pushes);

      try (LocalBackend backend =
          LocalBackend.start(home.home(), SETTINGS, notes::add, notes::add)) {
        Awaited.until(
            PATIENCE,
            () -> figures(home, RecordedPushes.RUN),
            found -> assertThat(found).isEqualTo(expected));
      }
      assertThat(notes).isEmpty();
    }
  }

  /** Starts everything, has these pushes stored by Kafka, and stops at once. */
  private void push(FilledHome home, List<PushRecord> pushes) throws Exception {
    try (LocalBackend backend = LocalBackend.start(home.home(), SETTINGS, notes::add, notes::add);
        TopicWriter topic = new TopicWriter(backend.bootstrapServers(), LiveSource.USUAL_TOPIC)) {
      topic.pushes(pushes);
    }
  }

  static void createRun(FilledHome home) {
    LiveRun run =
        home.catalog()
            .liveRuns()
            .create(
                new LiveRunRequest(
                    "",
                    1,
                    "live",
                    RunStatus.CREATED,
                    Instant.now(),
                    "k6",
                    "{}",
                    "{}",
                    new LiveRun.Plan(0, 0)));
    assertThat(run.run().id()).isEqualTo(RecordedPushes.RUN);
  }

  /** All but the time of a gauge's last sample, of which k6 pushes the window only. */
  static Map<String, Double> figures(FilledHome home, long run) {
    Map<String, Double> figures = new TreeMap<>(RunFigures.of(home, run));
    figures.keySet().removeIf(name -> name.startsWith("last_time"));
    return figures;
  }
}
