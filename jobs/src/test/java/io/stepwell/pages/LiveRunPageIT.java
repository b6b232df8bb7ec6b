package io.stepwell.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.stepwell.jobs.Awaited;
import io.stepwell.jobs.FilledHome;
import io.stepwell.jobs.K6Program;
import io.stepwell.jobs.SharedUp;
import io.stepwell.jobs.StreamingK6;
import io.stepwell.jobs.UpProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs of real k6 are watched while they go on, as their users do it. */
@ExtendWith({Pages.class, SharedUp.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class LiveRunPageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern SOMETHING = Pattern.compile("[1-9][\\d,]*");

  @TempDir private static Path directory = Path.of("");

  private final Chromium chromium;
  private final UpProcess up;
  private final Asked api;
  private long lost;

  LiveRunPageIT(Chromium chromium, UpProcess up) {
    this.chromium = chromium;
    this.up = up;
    api = new Asked(up);
  }

  /** One that a machine is lost with goes on being silent while another is watched. */
  @BeforeAll
  void lose() throws Exception {
    K6Program.Running k6 =
        StreamingK6.OUT_CLOUD_1.start(up, directory.resolve("lost"), Map.of("DURATION", "60s"));
    lost = run(k6);
    String path = "/cloud/v5/test_runs/" + lost;
    Awaited.until(
        PATIENCE,
        () -> api.json(path),
        json -> assertThat(json.path("last_arrival").isNull()).isFalse());
    k6.kill();
  }

  @Test
  void aRunIsWatchedFromItsStartToItsEnd() throws Exception {
    K6Program.Running k6 =
        StreamingK6.OUT_CLOUD_2.start(up, directory.resolve("watched"), Map.of("DURATION", "12s"));
    long run = run(k6);
    try (Viewer viewer = chromium.loggedIn(up, Look.WIDE_LIGHT)) {
      Page page = viewer.open(StreamingK6.page(k6.said()).substring(up.url().length()));
      page.evaluate("window.opened = true");
      assertThat(viewer.state()).hasText("Running");
      Locator requests = viewer.tile("Requests");
      assertThat(requests).hasText(SOMETHING);
      Locator row = viewer.part("HTTP requests").locator("button.opens").first();
      row.click();
      Locator chart = viewer.part("HTTP requests").locator("tr.detail figcaption");
      assertThat(chart).not().isEmpty();
      String first = requests.textContent();
      String drawn = chart.textContent();
      Locator whole = viewer.part("Overview").locator("figcaption");
      String overview = whole.textContent();
      assertThat(page.locator(".age")).hasText(Pattern.compile("last data \\d+ s ago"));
      assertThat(requests).not().hasText(first);
      assertThat(chart).not().hasText(drawn);
      assertThat(whole).not().hasText(overview);

      assertThat(k6.await().exitCode()).isZero();
      assertThat(viewer.state()).hasText("Finished, passed");
      double count = api.value(run, "http_reqs", "increase");
      assertThat(requests).hasText("%.0f".formatted(count));
      assertThat(viewer.rows("HTTP requests")).hasSize(1);
      assertThat(page.evaluate("window.opened"))
          .as("the page was not loaded again")
          .isEqualTo(true);
      viewer.assertQuiet();
    }
  }

  @Test
  void aRunWhoseK6WasKilledIsWaitedForAndThenTimesOut() throws Exception {
    try (Viewer viewer = chromium.loggedIn(up, Look.WIDE_DARK);
        FilledHome home = new FilledHome(up.home())) {
      Page page = viewer.open("/runs/" + lost);
      assertThat(viewer.state()).hasText("Running");
      assertThat(page.locator(".age")).hasText(Pattern.compile("no data for .+, waiting"));
      // What the server does by itself after two minutes.
      Instant now = Instant.now();
      assertThat(home.catalog().liveRuns().timeOut(now.minusSeconds(5), now)).contains(lost);
      assertThat(viewer.state()).hasText("Timed out");
      assertThat(page.locator(".age")).hasCount(0);
      viewer.assertQuiet();
      viewer.open("/");
      assertThat(page.locator(".bar.aborted")).hasCount(1);
    }
  }

  private static long run(K6Program.Running k6) throws InterruptedException {
    return StreamingK6.run(Awaited.until(PATIENCE, k6::said, StreamingK6::run));
  }
}
