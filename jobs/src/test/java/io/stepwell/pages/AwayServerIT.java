package io.stepwell.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.stepwell.jobs.StreamedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What pages show while there is nothing to show: nothing yet, nothing at all, or no server. */
@ExtendWith(Pages.class)
@Timeout(120)
class AwayServerIT {

  private static final String SILENT = "The server does not answer.";

  private final Chromium chromium;
  private final PagesHome home;

  AwayServerIT(Chromium chromium, PagesHome home) {
    this.chromium = chromium;
    this.home = home;
  }

  @Test
  void aPageSaysThatItsServerIsAwayAndGoesOnWhenItIsBack() throws Exception {
    StreamedRun run = StreamedRun.begin(home.home()).seconds(0, 5);
    try (Viewer viewer = chromium.loggedIn(home.server(), Look.WIDE_LIGHT)) {
      Page page = viewer.open("/runs/" + run.id());
      assertThat(viewer.state()).hasText("Running");
      assertThat(viewer.part("Custom metrics").locator("button.opens")).hasCount(2);
      Locator notice = page.getByText(SILENT + " The page goes on when it does.");
      assertThat(notice).isHidden();
      home.server().kill();
      try {
        assertThat(notice).isVisible();
        assertThat(viewer.part("Custom metrics").locator("button.opens")).hasCount(2);
      } finally {
        home.server().restart();
      }
      assertThat(notice).isHidden();
      run.end();
      assertThat(viewer.state()).hasText("Finished, passed");
      assertThat(viewer.faults()).allMatch(fault -> fault.contains("ERR_CONNECTION_REFUSED"));
    }
  }

  @Test
  void aServerThatTakesRequestsAndNeverAnswersIsAwayToo() throws Exception {
    StreamedRun run = StreamedRun.begin(home.home());
    try (Viewer viewer = chromium.loggedIn(home.server(), Look.WIDE_LIGHT)) {
      Page page = viewer.page();
      page.clock().install();
      viewer.open("/runs/" + run.id());
      assertThat(viewer.state()).hasText("Running");
      List<Route> held = new ArrayList<>();
      page.route("**/cloud/v5/test_runs/*", held::add);
      page.waitForRequest("**/cloud/v5/test_runs/*", () -> page.clock().fastForward(5_000));
      page.clock().fastForward(15_000);
      assertThat(page.getByText(SILENT)).isVisible();
      page.unroute("**/cloud/v5/test_runs/*");
      page.clock().fastForward(15_000);
      assertThat(page.getByText(SILENT)).isHidden();
      run.end();
    }
  }

  @Test
  void aRunWithoutSamplesSaysSo() {
    StreamedRun run = StreamedRun.begin(home.home());
    try (Viewer viewer = chromium.loggedIn(home.server(), Look.NARROW_LIGHT)) {
      Page page = viewer.open("/runs/" + run.id());
      for (String sentence :
          List.of(
              "No samples yet.",
              "The script declares no thresholds.",
              "The script makes no checks.",
              "This run has made no HTTP requests.")) {
        assertThat(page.getByText(sentence)).isVisible();
      }
      run.end();
      viewer.assertQuiet();
    }
  }

  @Test
  void aRunOfOtherProtocolsShowsTheirMetrics() {
    try (Viewer viewer = chromium.loggedIn(home.server(), Look.WIDE_LIGHT)) {
      viewer.open("/runs/" + PagesHome.WEB_SOCKETS);
      assertThat(viewer.part("WebSocket").locator("button.opens").first()).isVisible();
      assertThat(viewer.rows("WebSocket"))
          .extracting(row -> row.get(0))
          .contains("ws_sessions", "ws_session_duration");
      viewer.assertQuiet();
    }
  }

  @Test
  void aPageThatWaitsSaysSoAndOneThatFailedCanTryAgain() throws IOException {
    try (Viewer viewer = chromium.loggedIn(home.server(), Look.WIDE_LIGHT)) {
      Page page = viewer.page();
      List<Route> held = new ArrayList<>();
      page.route("**/cloud/v5/test_runs/*", held::add);
      page.navigate(home.server().url() + "/runs/" + PagesHome.FINISHED);
      assertThat(page.getByRole(AriaRole.STATUS)).hasText("Loading…");
      page.waitForCondition(() -> !held.isEmpty());
      held.get(0).abort();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText(SILENT);
      page.unroute("**/cloud/v5/test_runs/*");
      page.getByText("Try again").click();
      assertThat(viewer.tile("Requests")).isVisible();
      assertThat(viewer.faults()).allMatch(fault -> fault.contains("ERR_FAILED"));
    }
  }
}
