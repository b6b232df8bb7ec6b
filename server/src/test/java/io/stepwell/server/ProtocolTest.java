package io.stepwell.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, headers, errors and figures, as any HTTP client meets them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolTest {

  private static final String METRICS = "/cloud/v5/test_runs/1/metrics";

  private final TestHome home = TestHome.create();
  private final TestServer server = TestServer.over(home).origins("https://charts.example").start();

  @BeforeAll
  void fill() {
    StringBuilder script = new StringBuilder("load run 1 start 1000\n");
    for (int i = 0; i < 100; i++) {
      script.append("  counter metric_").append(i).append("{name=\"a\"} 1\n");
    }
    home.write(1, "test", script.toString());
  }

  @AfterAll
  void close() {
    server.close();
    home.close();
  }

  @Test
  void headIsGetWithoutTheBody() {
    RawResponse get = server.get(METRICS);
    RawResponse head = server.send("HEAD", METRICS);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
    assertThat(head.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    assertThat(server.send("HEAD", "/cloud/v5/test_runs/9").status()).isEqualTo(404);
  }

  @Test
  void optionsTellsTheMethods() {
    RawResponse options = server.send("OPTIONS", METRICS);
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(options.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "BREW"})
  void otherMethodsAreRefused(String method) {
    RawResponse response =
        server.sendBytes(
            method
                + " "
                + METRICS
                + " HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n"
                + "Connection: close\r\n\r\nbody");
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(response.json().path("errorType").asText()).isEqualTo("method_not_allowed");
    assertThat(server.send(method, "/nothing").status()).isEqualTo(404);
  }

  @Test
  void browsersOfAnAllowedSiteMayRead() {
    String origin = "Origin: https://charts.example";
    assertThat(server.get(METRICS, origin).header("Access-Control-Allow-Origin"))
        .isEqualTo("https://charts.example");
    RawResponse preflight = server.send("OPTIONS", METRICS, origin);
    assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization");
    assertThat(preflight.header("Access-Control-Allow-Methods")).contains("GET");
    RawResponse other = server.get(METRICS, "Origin: https://other.example");
    assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(other.header("Vary")).contains("Origin");
    RawResponse error = server.get("/cloud/v5/test_runs/9", origin);
    assertThat(error.header("Access-Control-Allow-Origin")).isEqualTo("https://charts.example");
  }

  @Test
  void withoutAnOptionNoOtherSiteMayRead() {
    try (TestServer closed = TestServer.start(home)) {
      RawResponse response = closed.get(METRICS, "Origin: https://charts.example");
      assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
      assertThat(closed.send("OPTIONS", METRICS, "Origin: https://charts.example").toString())
          .doesNotContainIgnoringCase("access-control");
    }
  }

  @Test
  void longAnswersAreCompressedForThoseWhoTakeThemSo() throws IOException {
    RawResponse plain = server.get(METRICS);
    assertThat(plain.header("Content-Encoding")).isEmpty();
    for (String coding : List.of("gzip", "deflate, gzip;q=0.5", "*", "GZIP")) {
      RawResponse compressed = server.get(METRICS, "Accept-Encoding: " + coding);
      assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
      assertThat(compressed.header("Vary")).contains("Accept-Encoding");
      assertThat(compressed.body().length).isLessThan(plain.body().length / 2);
      GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(compressed.body()));
      assertThat(body.readAllBytes()).isEqualTo(plain.body());
    }
    for (String coding : List.of("gzip;q=0", "br", "gzip; q=0.000", "identity")) {
      assertThat(server.get(METRICS, "Accept-Encoding: " + coding).body()).isEqualTo(plain.body());
    }
    assertThat(server.get("/healthz", "Accept-Encoding: gzip").text()).isEqualTo("alive\n");
  }

  @Test
  void requestLinesOfSixteenKibibytesWork() {
    String alternatives = "x".repeat(15_700);
    String path =
        "/cloud/v5/test_runs/1/query_aggregate_k6(metric='metric_1{name!=\""
            + alternatives
            + "\"}',query='increase')";
    assertThat(path.length()).isGreaterThan(15_700);
    RawResponse response = server.get(path);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json().at("/data/result/0/values/0/1").asInt()).isEqualTo(1);
  }

  @Test
  void whatIsNoHttpIsRefusedInTheSameForm() {
    RawResponse tooLong = server.get("/" + "x".repeat(70_000));
    assertThat(tooLong.status()).isEqualTo(414);
    assertThat(tooLong.json().path("errorType").asText()).isEqualTo("too_long");
    RawResponse headers = server.get("/healthz", "X-Long: " + "x".repeat(40_000));
    assertThat(headers.status()).isEqualTo(431);
    RawResponse blank = server.get("/cloud/v5/test_runs/1/query_range_k6(query='rate by (name)')");
    assertThat(blank.status()).isEqualTo(400);
    assertThat(blank.error()).contains("%20");
  }

  @Test
  void severalRequestsGoOverOneConnection() {
    RawResponse both =
        server.sendBytes(
            """
            GET /healthz HTTP/1.1
            Host: a

            GET /readyz HTTP/1.1
            Host: a
            Connection: close

            """
                .replace("\n", "\r\n"));
    assertThat(both.text()).startsWith("alive\nHTTP/1.1 200 OK").endsWith("ready\n");
  }

  @Test
  void figuresCountRequestsByRouteAndCode() {
    try (TestServer fresh = TestServer.start(home)) {
      fresh.get(METRICS);
      fresh.get(METRICS);
      fresh.get("/cloud/v5/test_runs/9/metrics");
      fresh.get("/no/such/path/" + "x".repeat(50));
      fresh.send("BREW", METRICS);
      String route = "route=\"/cloud/v5/test_runs/{test_run_id}/metrics\"";
      RawResponse figures = fresh.get("/metrics");
      assertThat(figures.header("Content-Type")).startsWith("text/plain; version=0.0.4");
      assertThat(figures.text())
          .contains("stepwell_http_requests_total{code=\"200\",method=\"GET\"," + route + "} 2.0")
          .contains("stepwell_http_requests_total{code=\"404\",method=\"GET\"," + route + "} 1.0")
          .contains("stepwell_http_requests_total{code=\"405\",method=\"other\"," + route + "} 1.0")
          .contains("stepwell_http_requests_total{code=\"404\",method=\"GET\",route=\"none\"} 1.0")
          .contains("stepwell_http_request_duration_seconds_count{" + route + "} 4")
          .contains("stepwell_http_requests_in_flight 1.0")
          .contains("stepwell_runs_loaded 1.0")
          .containsPattern("stepwell_cache_hits_total [1-9]")
          .containsPattern("stepwell_cache_misses_total [1-9]")
          .containsPattern("stepwell_cache_bytes [1-9]")
          .doesNotContain("xxxx");
    }
  }

  @Test
  void theAccessLogIsJsonWithoutHeaders() throws IOException {
    TestServer logged = TestServer.over(home).token("a-secret").start();
    logged.get(METRICS, "Authorization: Bearer a-secret", "Cookie: another-secret");
    logged.get("/x?y=\"\u0001\n".strip());
    logged.close();
    List<String> lines = logged.log().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(logged.log()).doesNotContain("secret");
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertThat(first.path("time").asText()).matches("\\d{4}-.*Z");
    assertThat(first.path("client").asText()).isEqualTo("127.0.0.1");
    assertThat(first.path("method").asText()).isEqualTo("GET");
    assertThat(first.path("target").asText()).isEqualTo(METRICS);
    assertThat(first.path("route").asText()).isEqualTo("/cloud/v5/test_runs/{test_run_id}/metrics");
    assertThat(first.path("status").asInt()).isEqualTo(200);
    assertThat(first.path("bytes").asInt()).isGreaterThan(1000);
    assertThat(first.path("millis").isNumber()).isTrue();
    assertThat(new ObjectMapper().readTree(lines.get(1)).path("route").asText()).isEqualTo("none");
  }
}
