package io.stepwell.server.provisioning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.LiveRuns;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.server.RawResponse;
import io.stepwell.server.StoredPushes;
import io.stepwell.server.TestClock;
import io.stepwell.server.TestHome;
import io.stepwell.server.TestServer;
import io.stepwell.server.ingest.IngestSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask for runs and tell of them, and what is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvisioningTest {

  private static final String ALL = "Authorization: Bearer all-of-it";
  private static final String OTHER = "Authorization: Bearer other";
  private static final String JSON = "Content-Type: application/json";
  private static final String OPTIONS = "{\"options\":{},\"max_vus\":1,\"total_duration\":5}";
  private static final String DONE =
      "{\"event_type\":\"script_execution_completed\",\"error\":null}";
  private static final String LOG =
      "{\"streams\":[{\"stream\":{\"level\":\"info\"},\"values\":[[\"1\",\"text\"]]}]}";

  private final TestHome home = TestHome.create();
  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T20:00:00Z"));
  private final TestServer server =
      TestServer.over(home)
          .token("all-of-it")
          .token("other@2")
          .ingest(
              new IngestSettings(
                  new StoredPushes(home.files()), PushLimits.DEFAULT, LiveRuns.SILENCE, clock))
          .start();
  private final long loadTest = add(1, "checkout").json().path("id").asLong();

  @AfterAll
  void close() {
    server.close();
    home.close();
  }

  private RawResponse add(long project, String name, String... headers) {
    String body =
        "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n" + name + "\r\n--x--\r\n";
    return server.post(
        "/cloud/v6/projects/" + project + "/load_tests",
        body.getBytes(UTF_8),
        with(headers, "Content-Type: multipart/form-data; boundary=x"));
  }

  private static String[] with(String[] headers, String more) {
    String[] all =
        headers.length == 0 ? new String[] {ALL, ""} : Arrays.copyOf(headers, headers.length + 1);
    all[all.length - 1] = more;
    return all;
  }

  private RawResponse start(String body, String... headers) {
    return server.post(
        "/provisioning/v1/load_tests/" + loadTest + "/start_local_execution",
        body.getBytes(UTF_8),
        with(headers, JSON));
  }

  private JsonNode started() {
    RawResponse response = start(OPTIONS);
    assertThat(response.status()).as(response.toString()).isEqualTo(200);
    return response.json();
  }

  private RawResponse tell(long run, String what, String body, String... headers) {
    return server.post(
        "/provisioning/v1/test_runs/" + run + "/" + what,
        body.getBytes(UTF_8),
        with(headers, JSON));
  }

  private static String own(JsonNode started) {
    return "Authorization: Bearer " + started.at("/runtime_config/test_run_token").asText();
  }

  private LiveRun run(long id) {
    return home.catalog().liveRuns().find(id).orElseThrow();
  }

  @Test
  void aRunsTokenTellsOfThatRunAndNothingElse() {
    JsonNode one = started();
    JsonNode two = started();
    long first = one.path("test_run_id").asLong();
    long second = two.path("test_run_id").asLong();
    assertThat(tell(first, "logs", LOG, own(two)).status()).isEqualTo(401);
    assertThat(tell(first, "notify", DONE, own(two)).status()).isEqualTo(401);
    assertThat(run(first).run().status()).isEqualTo(RunStatus.INITIALIZING);

    assertThat(start(OPTIONS, own(one)).status()).isEqualTo(401);
    assertThat(add(1, "more", own(one)).status()).isEqualTo(401);
    assertThat(server.get("/cloud/v6/test_runs/" + first, own(one)).status()).isEqualTo(401);
    assertThat(server.get("/cloud/v5/test_runs/" + first + "/logs", own(one)).status())
        .isEqualTo(401);
    assertThat(server.get("/cloud/v5/test_runs/" + first, own(one)).status()).isEqualTo(401);

    assertThat(tell(first, "logs", LOG, own(one)).status()).isEqualTo(204);
    assertThat(tell(first, "notify", DONE, own(one)).status()).isEqualTo(204);
    assertThat(run(first).run().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(run(second).run().status()).isEqualTo(RunStatus.INITIALIZING);
  }

  @Test
  void aRunsTokenEndsSomeTimeAfterTheRun() {
    JsonNode started = started();
    long run = started.path("test_run_id").asLong();
    assertThat(tell(run, "notify", DONE, own(started)).status()).isEqualTo(204);
    assertThat(tell(run, "logs", LOG, own(started)).status()).isEqualTo(204);
    clock.advance(Duration.ofMinutes(11));
    assertThat(tell(run, "logs", LOG, own(started)).status()).isEqualTo(401);
    assertThat(tell(run, "logs", LOG).status()).isEqualTo(204);
  }

  @Test
  void theTokenIsKeptAsAHashAlone() {
    String token = started().at("/runtime_config/test_run_token").asText();
    assertThat(token).hasSizeGreaterThan(40);
    assertThat(home.catalog().liveRuns().token(token)).isEmpty();
  }

  @Test
  void whoSeesAnotherProjectSeesNothingHere() {
    JsonNode started = started();
    long run = started.path("test_run_id").asLong();
    assertThat(add(1, "theirs", OTHER).status()).isEqualTo(404);
    assertThat(start(OPTIONS, OTHER).status()).isEqualTo(404);
    assertThat(tell(run, "logs", LOG, OTHER).error())
        .isEqualTo(tell(999, "logs", LOG, OTHER).error().replace("999", Long.toString(run)));
    assertThat(tell(run, "notify", DONE, OTHER).status()).isEqualTo(404);
    assertThat(add(2, "ours", OTHER).status()).isEqualTo(201);
  }

  @Test
  void theSameRequestAgainGivesTheSameRun() {
    String key = "K6-Idempotency-Key: 0011223344556677";
    long first = start(OPTIONS, ALL, key).json().path("test_run_id").asLong();
    JsonNode again = start(OPTIONS, ALL, key).json();
    assertThat(again.path("test_run_id").asLong()).isEqualTo(first);
    assertThat(tell(first, "logs", LOG, own(again)).status()).isEqualTo(204);
    assertThat(tell(first, "notify", DONE, own(again)).status()).isEqualTo(204);
    assertThat(start(OPTIONS, ALL, key).status()).isEqualTo(409);
    clock.advance(Duration.ofMinutes(11));
    assertThat(start(OPTIONS, ALL, key).json().path("test_run_id").asLong()).isGreaterThan(first);
    assertThat(start(OPTIONS, ALL, "K6-Idempotency-Key: " + "x".repeat(300)).status())
        .isEqualTo(400);
  }

  @Test
  void theFirstEndCounts() {
    JsonNode started = started();
    long run = started.path("test_run_id").asLong();
    String aborted =
        "{\"event_type\":\"script_execution_completed\",\"error\":{\"code\":8035,\"reason\":\"oh no\"}}";
    assertThat(tell(run, "notify", aborted).status()).isEqualTo(204);
    assertThat(tell(run, "notify", DONE).status()).isEqualTo(204);
    JsonNode told = server.get("/cloud/v6/test_runs/" + run, ALL).json();
    assertThat(told.path("status").asText()).isEqualTo("aborted");
    assertThat(told.path("result").asText()).isEqualTo("error");
    assertThat(told.at("/status_details/extra/message").asText()).isEqualTo("oh no");
  }

  @Test
  void anArchivePassesAndIsKeptNowhere() {
    JsonNode started =
        start("{\"options\":{},\"max_vus\":1,\"total_duration\":5,\"archive_size\":12288}").json();
    String path = URI.create(started.path("archive_upload_url").asText()).getPath();
    assertThat(server.put(path, new byte[12_288], "Content-Type: application/x-tar").status())
        .isEqualTo(204);
    assertThat(server.put(path, new byte[1 << 20]).status()).isEqualTo(204);
    String large = "{\"options\":{},\"archive_size\":1048577}";
    assertThat(start(large).json().path("archive_upload_url").isNull()).isTrue();
    assertThat(started().path("archive_upload_url").isNull()).isTrue();
  }

  @Test
  void addressesAreAsTheClientCallsTheServer() {
    JsonNode started = started();
    String run = started.path("test_run_id").asText();
    assertThat(started.path("test_run_details_page_url").asText())
        .isEqualTo("http://test.example:1234/runs/" + run);
    assertThat(started.at("/runtime_config/metrics/push_url").asText())
        .isEqualTo("http://test.example:1234/v2/metrics/" + run);
    JsonNode proxied = start(OPTIONS, ALL, "X-Forwarded-Proto: https").json();
    assertThat(proxied.at("/runtime_config/logs/push_url").asText())
        .startsWith("https://test.example:1234/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example/x", "a@b", "<script>", ""})
  void aHostThatIsNoneIsRefused(String host) {
    String request =
        "POST /provisioning/v1/load_tests/%d/start_local_execution HTTP/1.1\r\nHost: %s\r\n%s\r\n%s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(loadTest, host, ALL, JSON, OPTIONS.length(), OPTIONS);
    assertThat(server.sendBytes(request).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                              | not whole JSON",
        "{                             | line 1",
        "[]                            | no JSON object",
        "{}                            | the options are no JSON object",
        "{\"options\":[]}              | the options are no JSON object",
        "{\"options\":{\"thresholds\":1}} | the thresholds are no JSON object",
        "{\"options\":{},\"max_vus\":-1}  | max_vus is a whole number",
        "{\"options\":{},\"max_vus\":1.5} | max_vus is a whole number",
        "{\"options\":{},\"archive_size\":\"big\"} | archive_size is a whole number",
      })
  void aStartThatIsNoneIsRefused(String body, String sentence) {
    RawResponse response = start(body == null ? "" : body);
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.json().at("/error/code").asText()).isEqualTo("bad_data");
    if (body != null) {
      assertThat(response.error()).contains(sentence);
    }
  }

  @Test
  void whatIsTooMuchIsRefused() {
    assertThat(start("[".repeat(100_000)).status()).isEqualTo(400);
    assertThat(start(" ".repeat((4 << 20) + 1)).status()).isEqualTo(413);
    long run = started().path("test_run_id").asLong();
    assertThat(tell(run, "logs", " ".repeat((1 << 20) + 1)).status()).isEqualTo(413);
    assertThat(tell(run, "notify", " ".repeat((64 << 10) + 1)).status()).isEqualTo(413);
    assertThat(add(1, "x".repeat(70_000)).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({"'', 400", "'   ', 400", "n, 201", "ünï <b>, 201"})
  void aLoadTestHasAName(String name, int status) {
    assertThat(add(1, name).status()).isEqualTo(status);
  }

  @Test
  void aNameHas300CharactersAtMost() {
    assertThat(add(1, "x".repeat(301)).error()).contains("300");
    assertThat(add(1, "x".repeat(300)).status()).isEqualTo(201);
    for (String body : List.of("", "--x", "--x--\r\n", "name=checkout")) {
      RawResponse response =
          server.post(
              "/cloud/v6/projects/1/load_tests",
              body.getBytes(UTF_8),
              ALL,
              "Content-Type: multipart/form-data; boundary=x");
      assertThat(response.status()).as(body).isEqualTo(400);
    }
  }

  @Test
  void anotherTypeOfBodyIsRefused() {
    String path = "/provisioning/v1/load_tests/" + loadTest + "/start_local_execution";
    assertThat(server.post(path, OPTIONS.getBytes(UTF_8), ALL, "Content-Type: text/plain").status())
        .isEqualTo(415);
  }

  @Test
  void aServerThatTakesNothingInSaysSo() {
    try (TestHome empty = TestHome.create();
        TestServer plain = TestServer.start(empty)) {
      RawResponse response =
          plain.postJson("/provisioning/v1/load_tests/1/start_local_execution", OPTIONS);
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.error()).contains("--kafka");
    }
  }
}
