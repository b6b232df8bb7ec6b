package io.stepwell.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.LiveRunRequest;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.server.RawResponse;
import io.stepwell.server.TestHome;
import io.stepwell.server.TestServer;
import io.stepwell.server.http.TokenCookie;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers get is safe and cached, and a token opens it without ever being in an address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {

  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String RUN = "/cloud/v5/test_runs/7";
  private static final String RUN_OF_OTHERS = "/cloud/v5/test_runs/8";
  private static final Pattern ASSET = Pattern.compile("\"(/assets/[^\"]+)\"");
  private static final Pattern IMPORT = Pattern.compile("(?:from |import\\()'\\./([^']+)'");

  private final TestHome home = TestHome.create();
  private final TestServer open;
  private final TestServer guarded;

  PageTest() {
    home.write(1, "ours", "load run 7 start 1684949400\n  counter http_reqs 30 30");
    home.write(2, "theirs", "load run 8 start 1684949400\n  counter http_reqs 30 30");
    open = TestServer.start(home);
    guarded = TestServer.over(home).token("sec;ret=%").token("one@1").start();
  }

  @AfterAll
  void close() {
    open.close();
    guarded.close();
    home.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/tests/1", "/runs/7", "/runs/x'%3Cscript%3E", "/runs/7/analysis"})
  void nothingRunsButTheServersOwnScripts(String path) {
    RawResponse response = guarded.get(path);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(response.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
        .contains("base-uri 'none'; frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    assertThat(response.text())
        .isEqualTo(open.get("/").text())
        .doesNotContain("http://", "https://", " style=", " on", "<style", "<script>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/runs/99", "/runs/99/analysis", "/runs/x", "/tests/99"})
  void whatDoesNotExistIsNotFoundByThoseWhoMayKnow(String path) {
    RawResponse unknown = open.get(path);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(unknown.text()).isEqualTo(open.get("/").text());
    assertThat(guarded.get(path).status()).isEqualTo(200);
    String ofOne = "Cookie: " + sent(type("one").header("Set-Cookie"));
    assertThat(guarded.get(path, ofOne).status()).isEqualTo(404);
  }

  @Test
  void aRunOfOthersLooksLikeNone() {
    String ofOne = "Cookie: " + sent(type("one").header("Set-Cookie"));
    assertThat(guarded.get("/runs/7", ofOne).status()).isEqualTo(200);
    assertThat(guarded.get("/runs/8", ofOne).status()).isEqualTo(404);
  }

  @Test
  void whatAPageLoadsIsKeptForEverAndAskedForAgainByItsTag() {
    Matcher asset = ASSET.matcher(open.get("/").text());
    while (asset.find()) {
      if (asset.group(1).endsWith("/")) {
        continue;
      }
      RawResponse file = guarded.get(asset.group(1));
      assertThat(file.status()).as(asset.group(1)).isEqualTo(200);
      assertThat(file.header("Cache-Control")).endsWith("immutable");
      String tag = "If-None-Match: " + file.header("ETag");
      assertThat(open.get(asset.group(1), tag).status()).isEqualTo(304);
    }
    RawResponse older = open.get("/assets/older/app.js");
    assertThat(older.status()).isEqualTo(200);
    assertThat(older.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(open.get("/assets/older/..%2Fopenapi.json").status()).isEqualTo(404);
  }

  @Test
  void everyFileIsServedAndEveryModuleThatOneNamesIsThere() throws Exception {
    assertThat(PageFiles.OWN).containsExactlyInAnyOrderElementsOf(resources());
    PageFiles files = new PageFiles();
    for (String name : PageFiles.OWN) {
      Matcher named = IMPORT.matcher(new String(files.file(name).orElseThrow(), UTF_8));
      while (named.find()) {
        assertThat(files.file(named.group(1))).as(name + " names " + named.group(1)).isPresent();
      }
    }
  }

  private static List<String> resources() throws IOException, URISyntaxException {
    URL place =
        Objects.requireNonNull(
            PageFiles.class.getResource("/io/stepwell/server/page/files/app.js"));
    try (Stream<Path> files = Files.list(Path.of(place.toURI()).getParent())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void allScriptsTogetherAreSmall() {
    int bytes = 0;
    List<String> names = Stream.concat(PageFiles.OWN.stream(), Stream.of("uPlot.esm.js")).toList();
    for (String name : names) {
      bytes +=
          open.get("/assets/any/" + name, "Accept-Encoding: gzip")
              .header("Content-Length")
              .transform(Integer::parseInt);
    }
    assertThat(bytes).isBetween(10_000, 400_000);
  }

  @Test
  void aTokenThatIsTypedOpensWhatItMaySee() {
    assertThat(guarded.get(RUN).status()).isEqualTo(401);
    RawResponse typed = type("sec%3Bret%3D%25");
    assertThat(typed.status()).isEqualTo(204);
    String cookie = typed.header("Set-Cookie");
    assertThat(cookie).contains("; Path=/; HttpOnly; SameSite=Strict").doesNotContain("Secure");
    assertThat(guarded.get(RUN, "Cookie: other=1; " + sent(cookie)).status()).isEqualTo(200);

    String ofOne = "Cookie: " + sent(type("one").header("Set-Cookie"));
    assertThat(guarded.get(RUN, ofOne).status()).isEqualTo(200);
    assertThat(guarded.get(RUN_OF_OTHERS, ofOne).status()).isEqualTo(404);
  }

  @Test
  void whoHasSignedInCanSignOut() {
    String cookie = "Cookie: " + sent(type("one").header("Set-Cookie"));
    assertThat(guarded.get("/").text()).doesNotContain("/logout");
    assertThat(guarded.get("/", cookie).text())
        .contains("<form method=\"post\" action=\"/logout\"><button>Sign out</button></form>");
    RawResponse out = guarded.post("/logout", new byte[0], FORM, cookie);
    assertThat(out.status()).isEqualTo(303);
    assertThat(out.header("Location")).isEqualTo("/");
    assertThat(out.header("Set-Cookie"))
        .isEqualTo("stepwell_token=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    assertThat(guarded.get(RUN, "Cookie: " + sent(out.header("Set-Cookie"))).status())
        .isEqualTo(401);
  }

  @Test
  void aCookieOpensNothingThatIsSent() {
    String cookie = "Cookie: " + sent(type("one").header("Set-Cookie"));
    assertThat(guarded.post("/loadtests/v2/runs/7/export", new byte[0], cookie).status())
        .isEqualTo(401);
  }

  @Test
  void noOtherTokenOpensAnything() {
    assertThat(guarded.get(RUN, "Cookie: stepwell_token=d3Jvbmc").status()).isEqualTo(401);
    assertThat(guarded.get(RUN, "Cookie: stepwell_token=!!").status()).isEqualTo(401);
    assertThat(guarded.get("/runs/7?token=sec%3Bret%3D%25").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", "", "%", "sec;ret", "a%0d%0aSet-Cookie: x=y"})
  void whatIsTypedWronglyIsRefused(String text) {
    RawResponse response = type(text);
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.header("Set-Cookie")).isEmpty();
    assertThat(response.text()).contains("that is not a token of this server");
  }

  @Test
  void behindHttpsTheCookieStaysThere() {
    RawResponse typed =
        guarded.post("/login", "token=one".getBytes(UTF_8), FORM, "X-Forwarded-Proto: https");
    assertThat(typed.header("Set-Cookie")).endsWith("; Secure");
  }

  @Test
  void noTokenGetsIntoTheLog() {
    TestServer logged = TestServer.over(home).token("sec;ret=%").token("one@1").start();
    String cookie = sent(TokenCookie.write("one", false));
    logged.post("/login", "token=one".getBytes(UTF_8), FORM);
    assertThat(logged.get(RUN, "Cookie: " + cookie).status()).isEqualTo(200);
    logged.close();
    assertThat(logged.log()).contains(RUN).doesNotContain("one", cookie);
  }

  @Test
  void aRunTellsWhenItsLatestDataCame() {
    LiveRunRequest request =
        new LiveRunRequest(
            "",
            1,
            "live",
            RunStatus.INITIALIZING,
            Instant.now(),
            "k6cloud/2.2.0",
            "{}",
            "{}",
            new LiveRun.Plan(1, 60));
    long live = home.catalog().liveRuns().create(request).run().id();
    JsonNode json = open.get("/cloud/v5/test_runs/" + live).json();
    assertThat(json.has("last_arrival")).isTrue();
    assertThat(json.path("last_arrival").isNull()).isTrue();
  }

  private static String sent(String cookie) {
    return cookie.split(";", 2)[0];
  }

  private RawResponse type(String token) {
    return guarded.post("/login", ("token=" + token).getBytes(UTF_8), FORM);
  }
}
