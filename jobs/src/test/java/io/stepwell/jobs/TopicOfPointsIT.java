package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.cluster.JavaProcess;
import io.stepwell.functions.DeadLetter;
import io.stepwell.local.KafkaBroker;
import io.stepwell.local.Topics;
import io.stepwell.metrics.BuiltinMetrics;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.RunStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A topic that k6's Kafka output writes to, read by the live job in a process of its own: the runs
 * that a tag names answer as backfills do, and can be written anew from their archives.
 */
@Timeout(240)
class TopicOfPointsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOPIC = "k6";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final RecordedPushes RECORDED = RecordedPushes.of("v2.2.0-run");
  private static final String NO_RUN =
      "{\"type\":\"Point\",\"data\":{\"time\":\"2026-11-21T20:32:14.5Z\",\"value\":1,\"tags\":{}},"
          + "\"metric\":\"http_reqs\"}";

  @Test
  void theRunsOfATopicAnswerAsBackfillsDo(@TempDir Path directory) throws Exception {
    try (FilledHome home = new FilledHome(directory.resolve("home"));
        KafkaBroker kafka = KafkaBroker.start(directory.resolve("kafka"), reason -> {})) {
      long backfilled = home.backfill(RequestBuilder.of(RECORDED.json())).run();
      Map<String, Double> expected = RunFigures.of(home, backfilled);
      String servers = kafka.bootstrapServers();
      Topics.ensure(servers, TOPIC, 2);
      try (TopicWriter topic = new TopicWriter(servers, TOPIC)) {
        topic.lines(List.of("no JSON", NO_RUN));
        topic.lines(points("monday", "tuesday"));
      }
      Process job = liveJob(home, servers, directory).start();
      try {
        long monday = awaitRun(home, "monday", expected);
        long tuesday = awaitRun(home, "tuesday", expected);
        assertThat(letters(home)).extracting(DeadLetter::text).contains("no JSON", NO_RUN);

        assertThat(home.catalog().liveRuns().timeOut(Instant.now(), Instant.now()))
            .containsExactlyInAnyOrder(monday, tuesday);
        BackfillResult anew = home.backfill(RequestBuilder.ofArchive(monday));
        assertThat(anew.samples()).isEqualTo(RawRun.read(RECORDED.json()).samples().size());
        assertThat(anew.generation()).isPositive();
        assertThat(RunFigures.of(home, monday)).isEqualTo(expected);
      } finally {
        job.destroy();
        job.waitFor();
      }
    }
  }

  /** The recording's samples in every one of these runs, as k6's Kafka output writes them. */
  private static List<String> points(String... runs) throws IOException {
    List<String> points = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RECORDED.json())),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode read = JSON.readTree(line);
        if (read.path("type").asText().equals("Point")) {
          for (String run : runs) {
            ((ObjectNode) read.at("/data/tags")).put("testid", run);
            points.add(JSON.writeValueAsString(read));
          }
        }
      }
    }
    return points;
  }

  private static ProcessBuilder liveJob(FilledHome home, String servers, Path directory)
      throws IOException {
    Path root = home.home().directory();
    List<String> words =
        new ArrayList<>(
            List.of(
                "--bootstrap-servers",
                servers,
                "--topic",
                TOPIC,
                "--format",
                "k6-json",
                "--lake",
                root.resolve("lake").toUri().toString(),
                "--catalog",
                "jdbc:sqlite:" + root.resolve("catalog.db"),
                "--load-test",
                "nightly",
                "--checkpoint-seconds",
                "1"));
    RawRun.read(RECORDED.json())
        .types()
        .forEach(
            (metric, type) -> {
              if (BuiltinMetrics.named(metric).isEmpty()) {
                words.addAll(List.of("--type", metric + "=" + type.word()));
              }
            });
    Path scratch = Files.createDirectories(directory.resolve("scratch"));
    return JavaProcess.withFlink("io.stepwell.jobs.LiveJob", scratch, words.toArray(new String[0]))
        .redirectErrorStream(true)
        .redirectOutput(scratch.resolve("live.log").toFile());
  }

  private static long awaitRun(FilledHome home, String name, Map<String, Double> expected)
      throws InterruptedException {
    Optional<LiveRun> known =
        Awaited.until(
            PATIENCE,
            () -> home.catalog().liveRuns().created(1, "topic k6, testid=" + name),
            run -> assertThat(run).as(name).isPresent());
    long run = known.orElseThrow().run().id();
    Awaited.until(
        PATIENCE,
        () -> RunFigures.of(home, run),
        figures -> assertThat(figures).as(name).isEqualTo(expected));
    LiveRun live = home.catalog().liveRuns().find(run).orElseThrow();
    assertThat(live.run().status()).isEqualTo(RunStatus.RUNNING);
    assertThat(live.run().loadTest().name()).isEqualTo("nightly");
    return run;
  }

  private static List<DeadLetter> letters(FilledHome home) throws IOException {
    List<DeadLetter> letters = new ArrayList<>();
    try (Stream<Path> files = Files.list(home.home().directory().resolve("dead-letters"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          lines.map(DeadLetter::read).forEach(letters::add);
        }
      }
    }
    return letters;
  }
}
