package io.stepwell.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Much stays usable. How fast it is shown is printed. */
@ExtendWith(Pages.class)
@Timeout(120)
class ManyUrlsIT {

  private static final String TABLE = "HTTP requests";
  private static final int SHOWN = 200;

  /**
   * Four lines of ten thousand points each; gives how many milliseconds it took to draw and to
   * follow.
   */
  private static final String DRAW =
      """
      async files => {
        const { Chart } = await import(files + 'chart.js');
        const chart = new Chart('many points');
        document.querySelector('main').prepend(chart.root);
        const units = ['count', 'perSecond', 'percent', 'time'];
        const lines = more => units.map((unit, line) => ({ label: unit, unit,
          values: Array.from({ length: 10000 + more }, (_, i) => [1.7e9 + i, line + Math.abs(Math.sin(i / 90))]) }));
        const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        const start = performance.now();
        chart.show(lines(0));
        await frame();
        const drawn = performance.now();
        chart.show(lines(1));
        await frame();
        return [drawn - start, performance.now() - drawn];
      }
      """;

  private final PagesHome home;
  private final Chromium chromium;

  ManyUrlsIT(Chromium chromium, PagesHome home) {
    this.chromium = chromium;
    this.home = home;
  }

  @Test
  void thousandsOfUrlsAreShownInPartsAndFound() {
    try (Viewer viewer = chromium.loggedIn(home.server(), Look.WIDE_LIGHT)) {
      Page page = viewer.open("/runs/" + PagesHome.MANY_URLS);
      Locator part = viewer.part(TABLE);
      assertThat(part.getByText("%d of %d shown".formatted(SHOWN, PagesHome.URLS))).isVisible();
      printed("the table of %d URLs".formatted(PagesHome.URLS), page);
      assertThat(viewer.rows(TABLE)).hasSize(SHOWN);
      part.getByText("Show more").click();
      assertThat(viewer.rows(TABLE)).hasSize(2 * SHOWN);

      part.getByRole(AriaRole.SEARCHBOX).fill("items/04321");
      assertThat(viewer.rows(TABLE)).hasSize(1);
      List<String> row = viewer.rows(TABLE).get(0);
      Shown.assertIs(row.get(3), 1, "count");
      Shown.assertIs(row.get(7), 5 + 4321 % 97, "p95");
      part.locator("button.opens").click();
      assertThat(part.locator("tr.detail canvas")).isVisible();
      viewer.assertNothingSticksOut();
      viewer.assertQuiet();
    }
  }

  @Test
  void aRunOfHundredsOfSeriesIsPaintedSoon() {
    try (Viewer viewer = chromium.loggedIn(home.server(), Look.WIDE_LIGHT)) {
      viewer.open("/");
      Page page = viewer.open("/runs/" + PagesHome.FINISHED);
      assertThat(viewer.tile("Requests")).isVisible();
      printed("the tiles of a run of hundreds of series", page);
      assertThat(viewer.part("Overview").locator("canvas")).isVisible();
      printed("its overview", page);
      viewer.assertQuiet();
    }
  }

  @Test
  void tenThousandPointsAreDrawn() {
    try (Viewer viewer = chromium.loggedIn(home.server(), Look.WIDE_LIGHT)) {
      Page page = viewer.open("/");
      String script = page.locator("script[type=module]").getAttribute("src");
      Object millis = page.evaluate(DRAW, script.replace("app.js", ""));
      assertThat(page.locator("figure canvas")).isVisible();
      System.out.println("4 lines of 10 000 points: drawn and drawn again in " + millis + " ms");
      viewer.assertQuiet();
    }
  }

  private static void printed(String what, Page page) {
    System.out.printf(
        "%s: %s ms after the address was opened%n",
        what, page.evaluate("Math.round(performance.now())"));
  }
}
