package io.stepwell.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.stepwell.cluster.Served;
import io.stepwell.jobs.Awaited;
import io.stepwell.jobs.K6Program;
import io.stepwell.jobs.SharedUp;
import io.stepwell.jobs.StreamingK6;
import io.stepwell.jobs.UpProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures of the README. No test: it runs only when it is named, as {@code
 * .ci/screenshots} does. The property {@code screenshots.write} says where the pictures go.
 */
@ExtendWith({Pages.class, SharedUp.class})
class Screenshots {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path PICTURES =
      Path.of(System.getProperty("screenshots.write", "target/screenshots"));

  private static final int HEIGHT = 720;

  /** So many requests that there is something to see. */
  private static final Pattern HUNDREDS = Pattern.compile("[6-9]\\d\\d|[1-9],\\d{3}");

  @TempDir private static Path directory = Path.of("");

  private final Chromium chromium;

  Screenshots(Chromium chromium) {
    this.chromium = chromium;
  }

  @Test
  void ofRunsThatWereBroughtIn(PagesHome home) {
    String run = "/runs/" + PagesHome.FINISHED;
    take("run-finished", home.server(), Look.WIDE_DARK, run, "Overview");
    take("run-distribution", home.server(), Look.WIDE_LIGHT, run, "Distribution");
    String both = PagesHome.FINISHED + "," + PagesHome.FINISHED_AGAIN;
    take("comparison", home.server(), Look.WIDE_LIGHT, "/compare?runs=" + both, "Overview");
    String charts = "#metric=http_req_duration&query=histogram_quantile(0.95) by (name)";
    take("analysis", home.server(), Look.WIDE_LIGHT, run + "/analysis" + charts, "");
  }

  @Test
  void ofRunsThatAreStreamedIn(UpProcess up) throws Exception {
    List<K6Program.Running> others = new ArrayList<>();
    for (String variable : List.of("PLAIN", "FAIL", "STOP", "PLAIN", "MARKED")) {
      others.add(start(up, "other-" + others.size(), Map.of(variable, "1", "DURATION", "5s")));
    }
    for (K6Program.Running other : others) {
      other.await();
    }
    K6Program.Running watched = start(up, "watched", Map.of("DURATION", "30s"));
    String page = Awaited.until(PATIENCE, watched::said, StreamingK6::page);
    try (Viewer viewer = chromium.loggedIn(up, Look.WIDE_LIGHT)) {
      viewer.open(StreamingK6.page(page).substring(up.url().length()));
      assertThat(viewer.tile("Requests")).hasText(HUNDREDS);
      shoot(viewer.page(), "run-live");
      viewer.page().locator(".crumbs a").last().click();
      assertThat(viewer.page().locator(".bar").nth(others.size())).isVisible();
      shoot(viewer.page(), "runs");
    }
    watched.await();
  }

  private static K6Program.Running start(Served up, String name, Map<String, String> variables)
      throws Exception {
    return StreamingK6.OUT_CLOUD_2.start(up, directory.resolve(name), variables);
  }

  /** A picture of a path, from the part with that heading on, if one is named. */
  private void take(String name, Served served, Look look, String path, String heading) {
    try (Viewer viewer = chromium.loggedIn(served, look)) {
      Page page = viewer.open(path);
      assertThat(page.locator(".loading")).hasCount(0);
      assertThat(page.locator("canvas").first()).isVisible();
      page.waitForLoadState(LoadState.NETWORKIDLE);
      if (!heading.isEmpty() && !heading.equals("Overview")) {
        viewer.part(heading).evaluate("part => part.scrollIntoView()");
      }
      shoot(page, name);
    }
  }

  private static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve(name + ".png"))
            .setClip(0, 0, Look.WIDE_LIGHT.width(), HEIGHT));
  }
}
