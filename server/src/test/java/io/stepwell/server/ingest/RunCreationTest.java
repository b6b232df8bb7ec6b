package io.stepwell.server.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.server.RawResponse;
import io.stepwell.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How runs are asked for over HTTP, and who may. */
class RunCreationTest {

  private static final Path ARCHIVE =
      Path.of("../schemas/src/test/resources/push/v1.8.1-local/create.multipart");

  private static final String MULTIPART =
      "Content-Type: multipart/form-data;"
          + " boundary=0651a6da82dbd2b72f2b9777e14d23d9b78799354ce227e43e1e8832c343";

  private final IngestServer ingest = new IngestServer();

  @AfterEach
  void close() {
    ingest.close();
  }

  @Test
  void aRunIsAskedForInJson() throws Exception {
    RawResponse response =
        ingest
            .server()
            .postJson(
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
    LiveRun run = ingest.run(1);
    assertThat(run.run().loadTest().name()).isEqualTo("rich.js");
    assertThat(run.run().loadTest().project()).isEqualTo(77);
    assertThat(run.run().thresholds())
        .isEqualTo("{\"http_req_duration{scenario:browse}\":[\"p(99)<8000\"]}");
    assertThat(run.plan()).isEqualTo(new LiveRun.Plan(9, 38));
    assertThat(run.origin()).isEqualTo("k6cloud/1.8.1");
    assertThat(ingest.status(1)).isEqualTo(RunStatus.CREATED);
  }

  @Test
  void ofAnArchiveTheOptionsAreKeptAndNothingElse() throws Exception {
    RawResponse response =
        ingest.server().post("/v1/tests", Files.readAllBytes(ARCHIVE), MULTIPART);

    assertThat(response.status()).as(response.toString()).isEqualTo(201);
    LiveRun run = ingest.run(1);
    assertThat(run.run().loadTest().name()).isEqualTo("rich.js");
    assertThat(run.plan().vus()).isEqualTo(9);
    JsonNode options = new ObjectMapper().readTree(run.options());
    assertThat(options.at("/scenarios/browse/executor").asText()).isEqualTo("constant-vus");
    assertThat(
            new ObjectMapper().readTree(run.run().thresholds()).at("/checks{team:web}").toString())
        .contains("rate>0.4", "abortOnFail", "5s");
    assertThat(ingest.server().get("/cloud/v6/test_runs/1").text()).contains("constant-vus");
    assertNothingSecretIsKept();
  }

  private void assertNothingSecretIsKept() throws IOException {
    TestServer before = ingest.server();
    ingest.restart(TestServer.over(ingest.home()));
    assertThat(before.log()).contains("/v1/tests").doesNotContain("hunter2");
    try (Stream<Path> files = Files.walk(ingest.home().directory())) {
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
      RawResponse response = ingest.server().postJson("/v1/tests", json);
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.error()).isNotEmpty().doesNotContain("Exception");
      assertThat(ingest.home().catalog().runs()).isEmpty();
      assertThat(ingest.home().catalog().loadTests()).isEmpty();
    }
  }

  @Test
  void aBrokenArchiveIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(ARCHIVE);
    for (int length = 0; length < whole.length; length += 399) {
      byte[] half = Arrays.copyOf(whole, length);
      RawResponse response = ingest.server().post("/v1/tests", half, MULTIPART);
      assertThat(response.status()).as(length + ": " + response).isEqualTo(400);
    }
    String noTar = new String(whole, ISO_8859_1).replace("ustar", "urstar");
    assertThat(ingest.server().post("/v1/tests", noTar.getBytes(ISO_8859_1), MULTIPART).status())
        .isEqualTo(400);
    String noMetadata = new String(whole, ISO_8859_1).replace("metadata.json", "metadata.jsom");
    assertThat(
            ingest.server().post("/v1/tests", noMetadata.getBytes(ISO_8859_1), MULTIPART).error())
        .contains("metadata.json");
    assertThat(
            ingest.server().post("/v1/tests", whole, "Content-Type: multipart/form-data").status())
        .isEqualTo(400);
    assertThat(ingest.home().catalog().runs()).isEmpty();
  }

  @Test
  void theSameKeyGivesTheSameRun() {
    String key = "K6-Idempotency-Key: 114caf1c734b7904";
    long first = ingest.create("{\"name\":\"a\"}", key);
    ingest.clock().advance(Duration.ofMinutes(9));
    assertThat(ingest.create("{\"name\":\"a\"}", key)).isEqualTo(first);
    ingest.clock().advance(Duration.ofMinutes(2));
    assertThat(ingest.create("{\"name\":\"a\"}", key)).isNotEqualTo(first);
  }

  @Test
  void aRunGoesToTheProjectThatIsNamedOrToTheUsualOne() {
    ingest.restart(TestServer.over(ingest.home()).token("all").token("few@9").token("few@7"));
    String few = "Authorization: Token few";
    assertThat(
            project(ingest.create("{\"name\":\"a\",\"project_id\":0}", "Authorization: Token all")))
        .isEqualTo(1);
    assertThat(project(ingest.create("{\"name\":\"a\"}", few))).isEqualTo(7);
    assertThat(project(ingest.create("{\"name\":\"a\",\"project_id\":9}", few))).isEqualTo(9);
    RawResponse refused =
        ingest.server().postJson("/v1/tests", "{\"name\":\"a\",\"project_id\":1}", few);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.error()).contains("project 1");
    assertThat(
            ingest.server().get("/cloud/v6/auth", few).json().path("default_project_id").asLong())
        .isEqualTo(7);
    assertThat(ingest.server().get("/cloud/v6/auth").status()).isEqualTo(401);
  }

  private long project(long run) {
    return ingest.run(run).run().loadTest().project();
  }

  @Test
  void aTokenIsCheckedBeforeK6RemembersIt() {
    assertThat(isValid("whatever")).isTrue();
    ingest.restart(TestServer.over(ingest.home()).token("right@7"));
    assertThat(isValid("right")).isTrue();
    assertThat(isValid("wrong")).isFalse();
    assertThat(isValid("")).isFalse();
    assertThat(ingest.server().postJson("/v1/validate-token", "{").status()).isEqualTo(400);
  }

  private boolean isValid(String token) {
    RawResponse response =
        ingest.server().postJson("/v1/validate-token", "{\"token\":\"" + token + "\"}");
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
        ingest
            .server()
            .postJson("/v1/tests", "{\"name\":\"a\"}", "User-Agent: " + agent)
            .json()
            .path("config");
    return config.path("aggregationPeriod").asText() + " " + config.path("apiVersion").asText();
  }
}
