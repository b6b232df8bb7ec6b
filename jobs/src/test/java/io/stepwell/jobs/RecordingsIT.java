package io.stepwell.jobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Part;
import io.stepwell.schemas.push.PushFormat;
import io.stepwell.schemas.push.PushLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What real k6 once sent is sent to an {@code up} again, in any order and each push twice, and the
 * answers are what k6 wrote to its other outputs.
 */
@ExtendWith(SharedUp.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class RecordingsIT {

  private static final List<String> ALL =
      List.of(
          "v0.45.0-plain",
          "v0.45.0-aggregated",
          "v1.8.1-run",
          "v1.8.1-late",
          "v1.8.1-local",
          "v1.8.1-abort",
          "v2.2.0-run",
          "v2.2.0-local",
          "v2.2.0-provisioned",
          "v2.2.0-failed");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Random random = new Random(20240229);
  private final LoadGenerator generator;
  private final UpRuns runs;
  private final FilledHome home;
  private final Map<String, Long> sent = new HashMap<>();

  RecordingsIT(UpProcess up) {
    generator = new LoadGenerator(up);
    runs = new UpRuns(up);
    home = new FilledHome(up.home());
  }

  @AfterAll
  void close() {
    home.close();
  }

  @BeforeAll
  void sendAll() throws Exception {
    for (String name : ALL) {
      sent.put(name, send(RecordedPushes.of(name)));
    }
  }

  private long send(RecordedPushes recorded) throws Exception {
    long run = create(recorded);
    List<byte[]> bodies = recorded.bodies(run);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      order.addAll(List.of(i, i));
    }
    Collections.shuffle(order, random);
    for (int i : order) {
      generator.push(run, recorded.format(), bodies.get(i), key(recorded, i));
    }
    Optional<Path> end = recorded.file("finish.json");
    if (end.isPresent()) {
      generator.finish(run, Files.readAllBytes(end.get()));
    } else {
      generator.finish(run);
    }
    return run;
  }

  private long create(RecordedPushes recorded) throws Exception {
    Optional<Path> json = recorded.file("create.json");
    Optional<Path> parts = recorded.file("create.multipart");
    if (json.isPresent()) {
      return generator.create(Files.readAllBytes(json.get()), "application/json");
    }
    if (parts.isPresent()) {
      byte[] body = Files.readAllBytes(parts.get());
      String boundary = new String(body, ISO_8859_1).lines().findFirst().orElseThrow().substring(2);
      return generator.create(body, "multipart/form-data; boundary=" + boundary);
    }
    return generator.create(recorded.name());
  }

  /** The header by which a push that is sent again is known; provisioned runs are sent none. */
  private static String[] key(RecordedPushes recorded, int push) {
    return recorded.name().matches("v2.2.0-(local|provisioned|failed)")
        ? new String[0]
        : new String[] {"K6-Idempotency-Key", "push " + push};
  }

  private long settled(String name) throws Exception {
    long run = Known.in(sent, name);
    runs.settled(run);
    return run;
  }

  @ParameterizedTest
  @CsvSource({
    "v0.45.0-plain, 1",
    "v1.8.1-run, 3",
    "v1.8.1-late, 1",
    "v2.2.0-run, 3",
    "v2.2.0-provisioned, 3",
  })
  void everyWindowIsThatOfTheJsonOutput(String name, int seconds) throws Exception {
    long run = settled(name);
    RawRun raw = RawRun.read(RecordedPushes.of(name).json());
    LiveAgreement.with(raw).windows(seconds).await(home, run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.8.1-local", "v2.2.0-local"})
  void allInAllIsWhatTheSummarySays(String name) throws Exception {
    long run = settled(name);
    Path summary = RecordedPushes.of(name).file("run.summary-export.json").orElseThrow();
    SummaryAgreement.with(summary).await(home, run);
  }

  @Test
  void aggregatedRequestsAddUpToThoseOfTheJsonOutput(@TempDir Path directory) throws Exception {
    long run = settled("v0.45.0-aggregated");
    try (FilledHome backfilled = new FilledHome(directory)) {
      RecordedPushes recorded = RecordedPushes.of("v0.45.0-aggregated");
      long same = backfilled.backfill(RequestBuilder.of(recorded.json())).run();
      Map<String, Double> expected = figures(backfilled, same);
      Awaited.until(
          PATIENCE, () -> figures(home, run), found -> assertThat(found).isEqualTo(expected));
    }
  }

  /** All but the time of a gauge's last sample, which is pushed in microseconds. */
  private static Map<String, Double> figures(FilledHome home, long run) {
    Map<String, Double> figures = new TreeMap<>(RunFigures.of(home, run));
    figures.keySet().removeIf(name -> name.startsWith("last_time"));
    return figures;
  }

  @ParameterizedTest
  @CsvSource({"v1.8.1-abort, 8, 1", "v2.2.0-failed, 3, 0"})
  void nothingIsMissingOrTwiceWhereK6WroteNothingElse(String name, int status, int result)
      throws Exception {
    long run = settled(name);
    assertThat(runs.v5(run).path("run_status").asInt()).isEqualTo(status);
    assertThat(runs.v5(run).path("result_status").asInt()).isEqualTo(result);
    Map<String, Double> sums = new TreeMap<>();
    for (byte[] body : RecordedPushes.of(name).bodies(run)) {
      for (Part part : PushFormat.V2_PROTOBUF.decode(body, run, PushLimits.DEFAULT).parts()) {
        if (part.aggregate() instanceof Counter counter) {
          sums.merge(part.series().metric(), counter.sum(), Double::sum);
        }
      }
    }
    assertThat(sums).hasSizeGreaterThan(3);
    for (Map.Entry<String, Double> sum : sums.entrySet()) {
      runs.awaitValue(run, sum.getKey(), "increase", sum.getValue());
    }
  }
}
