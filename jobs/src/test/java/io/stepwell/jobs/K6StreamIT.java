package io.stepwell.jobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real programs from end to end: k6, unmodified, streams to {@code stepwell up}, and what can be
 * asked afterwards is what k6 wrote to its other outputs meanwhile.
 */
@ExtendWith(SharedUp.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class K6StreamIT {

  private static final String SECRET = "hunter2-and-more";

  /** With a secret, and so many pushes at once as a large test has. */
  private static final Map<String, String> VARIABLES =
      Map.of(
          "SECRET", SECRET,
          "K6_CLOUD_MAX_TIME_SERIES_IN_BATCH", "4",
          "K6_CLOUD_METRIC_PUSH_CONCURRENCY", "3");

  @TempDir private static Path directory = Path.of("");

  private final UpProcess up;
  private final UpRuns runs;
  private final Map<StreamingK6, K6Program.Running> started = new EnumMap<>(StreamingK6.class);

  K6StreamIT(UpProcess up) {
    this.up = up;
    this.runs = new UpRuns(up);
  }

  /** Side by side, as most of their time is waiting. */
  @BeforeAll
  void start() throws IOException {
    for (StreamingK6 kind : StreamingK6.values()) {
      Path here = directory.resolve(kind.name());
      String[] options =
          kind.writesJson()
              ? new String[] {"--out", "json=run.json"}
              : new String[] {"--summary-export", "summary.json"};
      started.put(kind, kind.start(up, here, VARIABLES, options));
    }
  }

  private long run(StreamingK6 kind) throws Exception {
    K6Program.Ended ended = Known.in(started, kind).await();
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    long run = StreamingK6.run(ended.output());
    assertThat(runs.settled(run).path("result").asText()).isEqualTo("passed");
    assertThat(runs.v5(run).path("run_status").asInt()).isEqualTo(3);
    return run;
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON_PUSHES", "OUT_CLOUD_1", "OUT_CLOUD_2"})
  void everySecondOfEverySeriesIsWhatK6Measured(StreamingK6 kind) throws Exception {
    long run = run(kind);
    RawRun raw = RawRun.read(directory.resolve(kind.name()).resolve("run.json"));
    try (FilledHome home = new FilledHome(up.home())) {
      LiveAgreement.with(raw).await(home, run);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LOCAL_EXECUTION_1", "LOCAL_EXECUTION_2"})
  void allInAllIsWhatK6SaysAtItsEnd(StreamingK6 kind) throws Exception {
    long run = run(kind);
    try (FilledHome home = new FilledHome(up.home())) {
      SummaryAgreement.with(directory.resolve(kind.name()).resolve("summary.json"))
          .await(home, run);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theAddressThatK6PrintsShowsTheRun(StreamingK6 kind) throws Exception {
    run(kind);
    String page = StreamingK6.page(Known.in(started, kind).said());
    assertThat(page).startsWith(up.url());
    HttpResponse<String> response = up.get(page.substring(up.url().length()));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("<script type=\"module\" src=\"/assets/");
  }

  @Test
  void whatK6LogsIsKeptWithTheRun() throws Exception {
    JsonNode log = runs.json("/cloud/v5/test_runs/" + run(StreamingK6.LOCAL_EXECUTION_2) + "/logs");
    assertThat(log.findValuesAsText("message")).contains("the shop opens source=console");
  }

  @Test
  void variablesOfTheScriptAreKeptNowhere() throws Exception {
    assertThat(runs.settled(run(StreamingK6.LOCAL_EXECUTION_1)).at("/options/scenarios/shop/rate"))
        .hasToString("40");
    assertThat(up.said()).doesNotContain(SECRET);
    try (Stream<Path> files = Files.list(up.home())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, ISO_8859_1)).as(file.toString()).doesNotContain(SECRET);
      }
    }
  }
}
