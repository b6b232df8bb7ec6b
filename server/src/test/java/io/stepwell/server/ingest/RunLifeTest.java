package io.stepwell.server.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.server.RawResponse;
import io.stepwell.server.TestClock;
import io.stepwell.server.TestHome;
import io.stepwell.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How runs begin and end over HTTP. */
@Timeout(60)
class RunLifeTest {

  private static final Duration SILENCE = Duration.ofMillis(200);
  private static final Path ARCHIVE =
      Path.of("../schemas/src/test/resources/push/v1.8.1-local/create.multipart");

  private static final String MULTIPART =
      "Content-Type: multipart/form-data;"
          + " boundary=0651a6da82dbd2b72f2b9777e14d23d9b78799354ce227e43e1e8832c343";

  private final TestClock clock = new TestClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final KeptPushes sink = new KeptPushes();
  private final TestHome home = TestHome.create();
  private TestServer server = start(TestServer.over(home));

  private TestServer start(TestServer.Wanted wanted) {
    return wanted.ingest(new IngestSettings(sink, PushLimits.DEFAULT, SILENCE, clock)).start();
  }

  @AfterEach
  void close() {
    server.close();
    home.close();
  }

  private LiveRun run(long id) {
    return home.catalog().liveRuns().find(id).orElseThrow();
  }

  private RunStatus status(long id) {
    return run(id).run().status();
  }

  private long create(String json, String... headers) {
    RawResponse response = server.postJson("/v1/tests", json, headers);
    assertThat(response.status()).as(response.toString()).isEqualTo(201);
    return Long.parseLong(response.json().path("reference_id").textValue());
  }

  private void push(long run) {
    RawResponse response =
        server.post(
            "/v2/metrics/" + run,
            Pushes.counters(run, 1),
            "Content-Type: application/x-protobuf",
            "Content-Encoding: snappy");
    assertThat(response.status()).isEqualTo(204);
  }

  @Test
  void aRunIsAskedForInJson() throws Exception {
    RawResponse response =
        server.postJson(
            "/v1/tests",
            """
            {"name":"rich.js","project_id":77,"vus":9,"duration":38,"instances":1,
             "thresholds":{"http_req_duration{scenario:browse}":["p(99)<8000"]}}
            """,
            "User-Agent: k6cloud/1.8.1");

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.json())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"reference_id":"1","config":{"tracesEnabled":false,
                     "testRunDetails":"http://test.example:1234/runs/1","aggregationPeriod":"1s",
                     "aggregationWaitPeriod":"1s","metricPushInterval":"1s"}}
                    """));
    LiveRun run = run(1);
    assertThat(run.run().loadTest().name()).isEqualTo("rich.js");
    assertThat(run.run().loadTest().project()).isEqualTo(77);
    assertThat(run.run().thresholds())
        .isEqualTo("{\"http_req_duration{scenario:browse}\":[\"p(99)<8000\"]}");
    assertThat(run.plan()).isEqualTo(new LiveRun.Plan(9, 38));
    assertThat(run.origin()).isEqualTo("k6cloud/1.8.1");
    assertThat(status(1)).isEqualTo(RunStatus.CREATED);
  }

  @Test
  void ofAnArchiveTheOptionsAreKeptAndNothingElse() throws Exception {
    RawResponse response = server.post("/v1/tests", Files.readAllBytes(ARCHIVE), MULTIPART);

    assertThat(response.status()).as(response.toString()).isEqualTo(201);
    LiveRun run = run(1);
    assertThat(run.run().loadTest().name()).isEqualTo("rich.js");
    assertThat(run.plan().vus()).isEqualTo(9);
    JsonNode options = new ObjectMapper().readTree(run.options());
    assertThat(options.at("/scenarios/browse/executor").asText()).isEqualTo("constant-vus");
    assertThat(
            new ObjectMapper().readTree(run.run().thresholds()).at("/checks{team:web}").toString())
        .contains("rate>0.4", "abortOnFail", "5s");
    assertThat(server.get("/cloud/v6/test_runs/1").text()).contains("constant-vus");
    assertNothingSecretIsKept();
  }

  private void assertNothingSecretIsKept() throws IOException {
    server.close();
    assertThat(server.log()).contains("/v1/tests").doesNotContain("hunter2");
    server = start(TestServer.over(home));
    try (Stream<Path> files = Files.walk(home.directory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, ISO_8859_1))
            .doesNotContain("hunter2")
            .doesNotContain("PASSWORD");
      }
    }
  }

  @Test
  void whatIsNoRunIsRefused() {
    List<String> wrong =
        List.of(
            "",
            "[]",
            "{\"name\":\"a\"} x",
            "{\"nam",
            "{}",
            "{\"name\":\"  \"}",
            "{\"name\":\"a\",\"vus\":-1}",
            "{\"name\":\"a\",\"vus\":1.5}",
            "{\"name\":\"a\",\"duration\":\"1s\"}",
            "{\"name\":\"a\",\"project_id\":[]}",
            "{\"name\":\"a\",\"thresholds\":[]}",
            "{\"name\":\"a\",\"thresholds\":{\"checks\":\"rate>1\"}}");
    for (String json : wrong) {
      RawResponse response = server.postJson("/v1/tests", json);
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.error()).isNotEmpty().doesNotContain("Exception");
      assertThat(home.catalog().runs()).isEmpty();
      assertThat(home.catalog().loadTests()).isEmpty();
    }
  }

  @Test
  void aBrokenArchiveIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(ARCHIVE);
    for (int length = 0; length < whole.length; length += 399) {
      byte[] half = Arrays.copyOf(whole, length);
      RawResponse response = server.post("/v1/tests", half, MULTIPART);
      assertThat(response.status()).as(length + ": " + response).isEqualTo(400);
    }
    String noTar = new String(whole, ISO_8859_1).replace("ustar", "urstar");
    assertThat(server.post("/v1/tests", noTar.getBytes(ISO_8859_1), MULTIPART).status())
        .isEqualTo(400);
    String noMetadata = new String(whole, ISO_8859_1).replace("metadata.json", "metadata.jsom");
    assertThat(server.post("/v1/tests", noMetadata.getBytes(ISO_8859_1), MULTIPART).error())
        .contains("metadata.json");
    assertThat(server.post("/v1/tests", whole, "Content-Type: multipart/form-data").status())
        .isEqualTo(400);
    assertThat(home.catalog().runs()).isEmpty();
  }

  @Test
  void theSameKeyGivesTheSameRun() {
    String key = "K6-Idempotency-Key: 114caf1c734b7904";
    long first = create("{\"name\":\"a\"}", key);
    clock.advance(Duration.ofMinutes(9));
    assertThat(create("{\"name\":\"a\"}", key)).isEqualTo(first);
    clock.advance(Duration.ofMinutes(2));
    assertThat(create("{\"name\":\"a\"}", key)).isNotEqualTo(first);
  }

  @Test
  void aRunGoesToTheProjectThatIsNamedOrToTheUsualOne() {
    server.close();
    server = start(TestServer.over(home).token("all").token("few@9").token("few@7"));
    String few = "Authorization: Token few";
    assertThat(project(create("{\"name\":\"a\",\"project_id\":0}", "Authorization: Token all")))
        .isEqualTo(1);
    assertThat(project(create("{\"name\":\"a\"}", few))).isEqualTo(7);
    assertThat(project(create("{\"name\":\"a\",\"project_id\":9}", few))).isEqualTo(9);
    RawResponse refused = server.postJson("/v1/tests", "{\"name\":\"a\",\"project_id\":1}", few);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.error()).contains("project 1");
    assertThat(server.get("/cloud/v6/auth", few).json().path("default_project_id").asLong())
        .isEqualTo(7);
    assertThat(server.get("/cloud/v6/auth").status()).isEqualTo(401);
  }

  private long project(long run) {
    return run(run).run().loadTest().project();
  }

  @Test
  void aTokenIsCheckedBeforeK6RemembersIt() {
    assertThat(isValid("whatever")).isTrue();
    server.close();
    server = start(TestServer.over(home).token("right@7"));
    assertThat(isValid("right")).isTrue();
    assertThat(isValid("wrong")).isFalse();
    assertThat(isValid("")).isFalse();
    assertThat(server.postJson("/v1/validate-token", "{").status()).isEqualTo(400);
  }

  private boolean isValid(String token) {
    RawResponse response = server.postJson("/v1/validate-token", "{\"token\":\"" + token + "\"}");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json().has("token-info")).isTrue();
    return response.json().path("is_valid").booleanValue();
  }

  @Test
  void onlyThoseThatPushHistogramsAggregate() {
    assertThat(config("k6cloud/0.45.0")).isEqualTo(" ");
    assertThat(config("k6cloud/0.46.0")).isEqualTo("1s 2");
    assertThat(config("k6cloud/v0.47.1")).isEqualTo("1s 2");
    assertThat(config("k6cloud/0.48.0")).isEqualTo("1s ");
    assertThat(config("k6cloud/1.8.1")).isEqualTo("1s ");
    assertThat(config("something")).isEqualTo("1s ");
  }

  private String config(String agent) {
    JsonNode config =
        server
            .postJson("/v1/tests", "{\"name\":\"a\"}", "User-Agent: " + agent)
            .json()
            .path("config");
    return config.path("aggregationPeriod").asText() + " " + config.path("apiVersion").asText();
  }

  @Test
  void aRunEndsAsItsSenderSays() {
    assertEnds(3, RunStatus.FINISHED);
    assertEnds(5, RunStatus.ABORTED_BY_USER);
    assertEnds(6, RunStatus.ABORTED_BY_SYSTEM);
    assertEnds(7, RunStatus.ABORTED_BY_SCRIPT_ERROR);
    assertEnds(8, RunStatus.ABORTED_BY_THRESHOLD);
    assertEnds(9, RunStatus.ABORTED_BY_LIMIT);
  }

  private void assertEnds(int code, RunStatus status) {
    long run = create("{\"name\":\"a\"}");
    push(run);
    assertThat(status(run)).isEqualTo(RunStatus.RUNNING);
    String end =
        "{\"result_status\":1,\"run_status\":%d,\"thresholds\":{\"checks\":{\"rate>0.5\":true}}}"
            .formatted(code);
    RawResponse response = server.postJson("/v1/tests/" + run, end);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).isEqualTo("{}");
    assertThat(status(run)).isEqualTo(status);
    LiveRun.End known = run(run).end().orElseThrow();
    assertThat(known.result()).isEqualTo(OptionalInt.of(1));
    assertThat(known.thresholds()).contains("{\"checks\":{\"rate>0.5\":true}}");
    assertThat(known.time()).isEqualTo(clock.instant());

    clock.advance(Duration.ofSeconds(5));
    assertThat(server.postJson("/v1/tests/" + run, "{\"run_status\":3}").status()).isEqualTo(200);
    assertThat(run(run).end()).contains(known);
    assertThat(status(run)).isEqualTo(status);
    push(run);
    assertThat(status(run)).isEqualTo(status);
    assertThat(sink.kept().get(sink.kept().size() - 1).run()).isEqualTo(run);
  }

  @Test
  void whatIsNoEndEndsNothing() {
    List<String> wrong =
        List.of(
            "{}",
            "{\"run_status\":2}",
            "{\"run_status\":4}",
            "{\"run_status\":10}",
            "{\"run_status\":\"3\"}",
            "{\"run_status\":3,\"result_status\":2}",
            "{\"run_status\":3,\"thresholds\":[]}",
            "{\"run_status\":3,\"thresholds\":{\"a\":true}}",
            "{\"run_status\":3,\"thresholds\":{\"a\":{\"b\":1}}}",
            "nonsense");
    for (String json : wrong) {
      long run = create("{\"name\":\"a\"}");
      assertThat(server.postJson("/v1/tests/" + run, json).status()).isEqualTo(400);
      assertThat(status(run)).isEqualTo(RunStatus.CREATED);
      assertThat(server.postJson("/v1/tests/99", "{\"run_status\":3}").status()).isEqualTo(404);
    }
  }

  @Test
  void aRunTimesOutOnceNothingComesForTooLongAndAnEndStillCounts() {
    long run = create("{\"name\":\"a\"}");
    push(run);
    clock.advance(SILENCE.minusMillis(1));
    push(run);
    clock.advance(SILENCE.minusMillis(1));
    long other = create("{\"name\":\"b\"}");
    push(run);
    clock.advance(Duration.ofMillis(1));
    push(other);
    assertThat(status(run)).isEqualTo(RunStatus.RUNNING);

    clock.advance(SILENCE.minusMillis(1));
    while (status(run) != RunStatus.TIMED_OUT) {
      Thread.onSpinWait();
    }
    assertThat(status(other)).isEqualTo(RunStatus.RUNNING);
    push(run);
    assertThat(sink.kept()).hasSize(5);
    assertThat(status(run)).isEqualTo(RunStatus.TIMED_OUT);
    server.postJson("/v1/tests/" + run, "{\"run_status\":3,\"result_status\":0}");
    assertThat(status(run)).isEqualTo(RunStatus.FINISHED);
  }

  @Test
  void timeInWhichThereWasNoServerDoesNotCount() {
    long run = create("{\"name\":\"a\"}");
    push(run);
    server.close();
    clock.advance(Duration.ofHours(1));
    server = start(TestServer.over(home));
    clock.advance(SILENCE.minusMillis(1));
    push(run);
    clock.advance(Duration.ofMillis(1));
    assertThat(server.get("/readyz").status()).isEqualTo(200);
    assertThat(status(run)).isEqualTo(RunStatus.RUNNING);
    clock.advance(SILENCE);
    while (status(run) != RunStatus.TIMED_OUT) {
      Thread.onSpinWait();
    }
  }

  @Test
  void severalGeneratorsPushIntoOneRunById() {
    long run = create("{\"name\":\"a\"}");
    for (int generator = 1; generator <= 3; generator++) {
      RawResponse response =
          server.post(
              "/v2/metrics/" + run,
              Pushes.counters(run, generator),
              "Content-Type: application/x-protobuf",
              "K6-Idempotency-Key: generator-" + generator);
      assertThat(response.status()).isEqualTo(204);
    }
    assertThat(sink.kept()).hasSize(3).extracting(push -> push.run()).containsOnly(run);
  }
}
