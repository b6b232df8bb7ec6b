package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that was streamed to {@code stepwell up} is compacted by it, some time after its end. */
@Timeout(180)
class UpCompactionIT {

  private static final RecordedPushes RECORDED = RecordedPushes.of("v2.2.0-run");
  private static final Pattern KAFKA = Pattern.compile("Kafka at (\\S+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void aRunIsCompactedAfterItsEndAndAgainWhenMoreHasCome(@TempDir Path directory) throws Exception {
    Path place = directory.resolve("home");
    try (FilledHome home = new FilledHome(place);
        UpProcess up =
            UpProcess.start(
                place, "--port", "0", "--web-port", "0", "--compact-after-seconds", "1");
        TopicWriter topic = new TopicWriter(kafka(up), LiveSource.USUAL_TOPIC)) {
      home.backfill(RequestBuilder.of(RECORDED.json()).run(RecordedPushes.RUN - 1));
      Map<String, Double> expected = figures(home, RecordedPushes.RUN - 1);
      StreamedRun run = StreamedRun.begin(home);
      assertThat(run.id()).isEqualTo(RecordedPushes.RUN);
      topic.pushes(RECORDED.records().subList(1, RECORDED.records().size()));
      Awaited.until(PATIENCE, run::files, files -> assertThat(files).isNotEmpty());
      run.end();
      awaitGeneration(home, run, 1);

      topic.pushes(RECORDED.records());

      awaitGeneration(home, run, 2);
      Awaited.until(
          PATIENCE, () -> figures(home, run.id()), found -> assertThat(found).isEqualTo(expected));
      assertThat(up.said()).doesNotContain("cannot be compacted");
    }
  }

  /** All but the time of a gauge's last sample, of which k6 pushes the window only. */
  private static Map<String, Double> figures(FilledHome home, long run) {
    Map<String, Double> figures = new TreeMap<>(RunFigures.of(home, run));
    figures.keySet().removeIf(name -> name.startsWith("last_time"));
    return figures;
  }

  private static String kafka(UpProcess up) throws Exception {
    Matcher said = KAFKA.matcher(up.said());
    assertThat(said.find()).isTrue();
    return said.group(1);
  }

  private static void awaitGeneration(FilledHome home, StreamedRun run, int least)
      throws InterruptedException {
    Awaited.until(
        PATIENCE,
        () -> home.catalog().run(run.id()).orElseThrow().generation().orElseThrow(),
        generation -> assertThat(generation).isGreaterThanOrEqualTo(least));
  }
}
