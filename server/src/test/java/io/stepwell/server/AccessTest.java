package io.stepwell.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.server.ServerSettings.Load;
import io.stepwell.server.api.Limits;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see what. Run 1 is of project 1, run 2 of project 2; run 3 is nobody's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

  private static final String BOTH = "Authorization: Bearer all-of-it";
  private static final String FIRST = "Authorization: Token only-one";

  private final TestHome home = TestHome.create();
  private final TestServer server =
      TestServer.over(home)
          .token("all-of-it")
          .token("only-one@1")
          .token("two@1")
          .token("two@2")
          .start();

  @BeforeAll
  void fill() {
    home.write(1, "mine", "load run 1 start 1000\n  counter http_reqs 1");
    home.write(2, "theirs", "load run 2 start 1000\n  counter http_reqs 1");
  }

  @AfterAll
  void close() {
    server.close();
    home.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer all-of-it",
        "bearer all-of-it",
        "Token all-of-it",
        "token all-of-it",
        "Bearer   all-of-it ",
        "Token only-one",
      })
  void aTokenOpensInAnyOfItsForms(String authorization) {
    assertThat(
            server.get("/cloud/v5/test_runs/1/metrics", "Authorization: " + authorization).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Authorization: Bearer",
        "Authorization: Bearer ",
        "Authorization: Bearer all-of-it x",
        "Authorization: Bearer all-of-i",
        "Authorization: Bearer all-of-itt",
        "Authorization: Bearer ALL-OF-IT",
        "Authorization: Bearer only-one@1",
        "Authorization: Basic all-of-it",
        "Authorization: all-of-it",
        "X-Token: all-of-it",
      })
  void anythingElseDoesNot(String header) {
    String[] headers = header.isEmpty() ? new String[0] : new String[] {header};
    for (String path :
        List.of("/cloud/v5/test_runs/1/metrics", "/cloud/v5/test_runs/3", "/metrics")) {
      RawResponse response = server.get(path, headers);
      assertThat(response.status()).as(path).isEqualTo(401);
      assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(response.json().path("errorType").asText()).isEqualTo("unauthorized");
      assertThat(response.error()).doesNotContain("all-of-it");
    }
    assertThat(server.get("/cloud/v6/test_runs/1", headers).json().path("error").path("code"))
        .hasToString("\"unauthorized\"");
  }

  @Test
  void healthAndDescriptionAreOpen() {
    for (String path : List.of("/healthz", "/readyz", "/openapi.json")) {
      assertThat(server.get(path).status()).as(path).isEqualTo(200);
    }
  }

  static Stream<String> pathsOfARun() {
    return Stream.of(
        "/cloud/v5/test_runs/%d",
        "/cloud/v6/test_runs/%d",
        "/cloud/v5/test_runs/%d/metrics",
        "/cloud/v5/test_runs/%d/ms('1af77c11-5b93-58ba-b7a2-c839b0402cf7')",
        "/cloud/v5/test_runs/%d/series?match[]=http_reqs",
        "/cloud/v5/test_runs/%d/labels",
        "/cloud/v5/test_runs/%d/label/status/values",
        "/cloud/v5/test_runs/%d/query_range_k6(metric='http_reqs',query='rate')",
        "/cloud/v5/test_runs/%d/query_aggregate_k6(metric='http_reqs',query='rate')",
        "/cloud/v5/test_runs/%d/result_summary");
  }

  @ParameterizedTest
  @MethodSource("pathsOfARun")
  void aForeignRunIsNotToBeToldFromAnUnknownOne(String path) {
    RawResponse foreign = server.get(path.formatted(2), FIRST);
    RawResponse unknown = server.get(path.formatted(3), FIRST);
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.text().replace("run 2", "run N"))
        .isEqualTo(unknown.text().replace("run 3", "run N"))
        .contains("there is no test run N");
    assertThat(server.get(path.formatted(3), BOTH).text()).isEqualTo(unknown.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cloud/v5/load_tests/%d",
        "/cloud/v6/load_tests/%d",
        "/cloud/v5/load_tests/%d/metrics",
        "/cloud/v5/load_tests/%d/test_runs",
        "/cloud/v5/load_tests/%d/query_aggregate_k6(metric='http_reqs',query='rate')",
      })
  void norIsAForeignLoadTest(String path) {
    long theirs = home.catalog().loadTest(2, "theirs").orElseThrow().id();
    RawResponse foreign = server.get(path.formatted(theirs), FIRST);
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.text().replace("test " + theirs, "test N"))
        .isEqualTo(server.get(path.formatted(99), FIRST).text().replace("test 99", "test N"));
    assertThat(server.get(path.formatted(theirs), BOTH).status()).isEqualTo(200);
  }

  @Test
  void aRunOfAnotherLoadTestIsNamed() {
    long mine = home.catalog().loadTest(1, "mine").orElseThrow().id();
    for (String call : List.of("metrics(", "query_aggregate_k6(metric='http_reqs',query='rate',")) {
      RawResponse response =
          server.get("/cloud/v5/load_tests/" + mine + "/" + call + "test_run_ids=[1,2])", BOTH);
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.error()).contains("there is no test run 2 in load test " + mine);
    }
  }

  private List<String> ids(String path, String token) {
    JsonNode value = server.get(path, token).json().path("value");
    return value.findValuesAsText("id");
  }

  @Test
  void listsShowWhatIsInSight() {
    for (String version : List.of("v5", "v6")) {
      assertThat(ids("/cloud/" + version + "/test_runs", FIRST)).containsExactly("1");
      assertThat(ids("/cloud/" + version + "/test_runs", BOTH)).containsExactlyInAnyOrder("1", "2");
      assertThat(ids("/cloud/" + version + "/load_tests", FIRST)).hasSize(1);
      assertThat(ids("/cloud/" + version + "/test_runs", "Authorization: Token two")).hasSize(2);
      assertThat(ids("/cloud/" + version + "/projects/1/load_tests", FIRST)).hasSize(1);
      assertThat(server.get("/cloud/" + version + "/projects/2/test_runs", FIRST).status())
          .isEqualTo(404);
    }
  }

  @Test
  void onlyHashesAreKept() {
    assertThat(home.catalog().accessTokens())
        .hasSize(4)
        .allMatch(token -> token.hash().matches("[0-9a-f]{64}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "no-such-host.invalid"})
  void withoutATokenOnlyThisMachineMayAsk(String host) {
    try (TestHome open = TestHome.create()) {
      ServerSettings settings =
          new ServerSettings(
              host,
              0,
              Optional.empty(),
              Set.of(),
              Optional.empty(),
              Load.usual(),
              Limits.USUAL,
              open.directory().resolve("exports"));
      assertThatThrownBy(() -> MetricsServer.start(open.catalog(), open.files(), settings))
          .isInstanceOf(OpenServerException.class)
          .hasMessageContaining("does not listen on " + host);
    }
  }
}
