package io.stepwell.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Sample;
import io.stepwell.query.k6test.K6Test;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.LiveRunRequest;
import io.stepwell.schemas.catalog.RunEnd;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.server.RawResponse;
import io.stepwell.server.TestHome;
import io.stepwell.server.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages tell what has come of a run, to those who may know, and nothing in them is active. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {

  private static final String EVIL = "<script>alert('1')</script>\" & co";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String REFRESH = "http-equiv=\"refresh\"";

  private final TestHome home = TestHome.create();
  private final TestServer open;
  private final TestServer guarded;
  private final long live;

  PageTest() {
    List<Sample> samples =
        K6Test.parse(
                "samples",
                """
                load run 7 start 2026-11-21T20:00:00Z
                  counter http_reqs            30 30
                  rate    http_req_failed      [1 0 0] 0
                  trend   http_req_duration    [100 200] [300 1500]
                  gauge   vus                  2 3
                """)
            .samples();
    String thresholds =
        "{\"http_req_duration\":[\"p(95)<500\",\"max<9000\"],\"x{a:<i>}\":[\"rate<1\",\""
            + "<b>\"]}";
    home.write(1, EVIL, thresholds, samples);
    home.write(2, "theirs", "{}", samples.stream().map(PageTest::ofRun8).toList());
    live =
        home.catalog()
            .liveRuns()
            .create(
                new LiveRunRequest(
                    "",
                    1,
                    "live",
                    RunStatus.INITIALIZING,
                    Instant.now(),
                    "k6cloud/2.2.0",
                    "{}",
                    "{}",
                    new LiveRun.Plan(1, 60)))
            .run()
            .id();
    open = TestServer.start(home);
    guarded = TestServer.over(home).token("sec;ret=%").token("one@1").start();
  }

  private static Sample ofRun8(Sample sample) {
    return new Sample(8, sample.series(), sample.type(), sample.epochNanos(), sample.value());
  }

  @AfterAll
  void close() {
    open.close();
    guarded.close();
    home.close();
  }

  @Test
  void itTellsTotalsAndVerdicts() {
    RawResponse response = open.get("/runs/7");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    String page = response.text();
    assertThat(page)
        .contains("finished, failed")
        .contains("<td>Requests</td><td class=\"number\">60</td>")
        .contains("<td>Failed requests</td><td class=\"number\">25 %</td>")
        .contains("<td>Request duration, average</td><td class=\"number\">525 ms</td>")
        .contains("<td>Request duration, greatest</td><td class=\"number\">1.5 s</td>")
        .contains("<td>Most virtual users</td><td class=\"number\">3</td>")
        .contains(
            "<td>p(95)&lt;500</td><td class=\"number\">1320 ms</td><td class=\"bad\">not met</td>")
        .contains(
            "<td>max&lt;9000</td><td class=\"number\">1500 ms</td><td class=\"good\">met</td>")
        .contains("<a href=\"/cloud/v5/test_runs/7/result_summary\">")
        .doesNotContain(REFRESH);
  }

  @Test
  void linksOfAPageLeadSomewhere() {
    String page = open.get("/runs/7").text();
    List<String> links =
        page.lines()
            .filter(line -> line.contains("<a href"))
            .map(line -> line.replaceFirst(".*<a href=\"([^\"]*)\".*", "$1"))
            .map(link -> link.replace("&#39;", "'"))
            .toList();
    assertThat(links).hasSizeGreaterThan(3);
    for (String link : links) {
      assertThat(open.get(link).status()).as(link).isEqualTo(200);
    }
  }

  @Test
  void nothingThatAScriptSaidIsMarkup() {
    String page = open.get("/runs/7").text();
    assertThat(page)
        .doesNotContain("<script", "<i>", "<b>")
        .contains("<h1>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; &amp; co</h1>")
        .contains("x{a:&lt;i&gt;}");
  }

  @Test
  void nothingButThePageIsLoadedAndNothingRuns() {
    RawResponse response = open.get("/runs/7");
    String policy = response.header("Content-Security-Policy");
    assertThat(policy)
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("form-action 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    assertThat(response.text()).doesNotContain("http://", "https://", " style=", " on");
  }

  @Test
  void aRunThatGoesOnRefreshesItself() {
    assertThat(open.get("/runs/" + live).text())
        .contains(REFRESH)
        .contains(">initializing</span>; no data has come yet");
  }

  @Test
  void aRunThatIsOverTellsWhy() {
    long run =
        home.catalog()
            .liveRuns()
            .create(
                new LiveRunRequest(
                    "",
                    1,
                    "aborted",
                    RunStatus.CREATED,
                    Instant.now(),
                    "k6cloud/2.2.0",
                    "{}",
                    "{}",
                    new LiveRun.Plan(1, 60)))
            .run()
            .id();
    LiveRun.End end =
        new LiveRun.End(
            Instant.now(), OptionalInt.empty(), Optional.empty(), Optional.of("<b>oh no</b>"));
    home.catalog().liveRuns().finish(new RunEnd(run, RunStatus.ABORTED_BY_SCRIPT_ERROR, end));
    assertThat(open.get("/runs/" + run).text())
        .contains("aborted by script error, error")
        .contains("&lt;b&gt;oh no&lt;/b&gt;")
        .doesNotContain(REFRESH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999", "x", "7'", "%3Cscript%3E"})
  void aRunThatIsNotThereHasNoPage(String run) {
    RawResponse response = open.get("/runs/" + run);
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.header("Content-Type")).startsWith("text/html");
    assertThat(response.text()).doesNotContain("<script");
  }

  @Test
  void whereTokensAreSetAPageTellsNothingWithoutOne() {
    RawResponse there = guarded.get("/runs/7");
    RawResponse notThere = guarded.get("/runs/9999");
    assertThat(there.status()).isEqualTo(401);
    assertThat(there.text()).isEqualTo(notThere.text()).contains("type=\"password\"");
    assertThat(guarded.get("/runs/7", "Cookie: stepwell_token=d3Jvbmc").status()).isEqualTo(401);
    assertThat(guarded.get("/runs/7", "Cookie: stepwell_token=!!").status()).isEqualTo(401);
    assertThat(guarded.get("/runs/7", "Authorization: Bearer wrong").status()).isEqualTo(401);
    assertThat(guarded.get("/runs/7?token=sec%3Bret%3D%25").status()).isEqualTo(400);
  }

  @Test
  void aTokenThatIsTypedOpensThePagesThatItMaySee() {
    RawResponse typed = type("sec%3Bret%3D%25");
    assertThat(typed.status()).isEqualTo(303);
    assertThat(typed.header("Location")).isEqualTo("/runs/7");
    String cookie = typed.header("Set-Cookie");
    assertThat(cookie).contains("; Path=/runs; HttpOnly; SameSite=Lax").doesNotContain("Secure");
    String sent = "Cookie: other=1; " + cookie.split(";", 2)[0];
    RawResponse page = guarded.get("/runs/7", sent);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).doesNotContain("<a href");
    assertThat(guarded.get("/cloud/v5/test_runs/7", sent).status()).isEqualTo(401);

    String ofOne = type("one").header("Set-Cookie").split(";", 2)[0];
    assertThat(guarded.get("/runs/7", "Cookie: " + ofOne).status()).isEqualTo(200);
    assertThat(guarded.get("/runs/8", "Cookie: " + ofOne).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", "", "%", "sec;ret", "a%0d%0aSet-Cookie: x=y"})
  void whatIsTypedWronglyIsAskedForAgain(String text) {
    RawResponse response = type(text);
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.header("Set-Cookie")).isEmpty();
    assertThat(response.text()).contains("That is not a token of this server.");
  }

  @Test
  void behindHttpsTheCookieStaysThere() {
    RawResponse typed =
        guarded.post("/runs/7", "token=one".getBytes(UTF_8), FORM, "X-Forwarded-Proto: https");
    assertThat(typed.header("Set-Cookie")).endsWith("; Secure");
  }

  @Test
  void noTokenGetsIntoTheLog() {
    TestServer logged = TestServer.over(home).token("sec;ret=%").token("one@1").start();
    String cookie = TokenCookie.write("one", false).split(";", 2)[0];
    logged.post("/runs/7", "token=one".getBytes(UTF_8), FORM);
    assertThat(logged.get("/runs/7", "Cookie: " + cookie).status()).isEqualTo(200);
    logged.close();
    assertThat(logged.log()).contains("/runs/7").doesNotContain("one", cookie);
  }

  private RawResponse type(String token) {
    return guarded.post("/runs/7", ("token=" + token).getBytes(UTF_8), FORM);
  }
}
