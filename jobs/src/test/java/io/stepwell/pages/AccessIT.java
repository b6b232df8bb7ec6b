package io.stepwell.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No page shuts anyone out: who sees little, has a small screen, or has no mouse. */
@ExtendWith(Pages.class)
@Timeout(120)
class AccessIT {

  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  /** With every kind of chart. */
  private static final String ANALYSIS =
      "/runs/"
          + PagesHome.FINISHED
          + "/analysis#metric=http_reqs{status!%3D\"0\"}&query=sum(rate+by+(name,status))+by+(name)"
          + "&metric=http_req_duration&view=heatmap&metric=http_req_duration&view=spectrum"
          + "&metric=vus&query=last&view=total";

  /**
   * What axe finds that keeps people from using a page, each with the elements that it is about.
   */
  private static final String FAULTS =
      """
      async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
        .filter(fault => fault.impact === 'serious' || fault.impact === 'critical')
        .map(fault => fault.id + ' ' + fault.nodes.map(node => node.html).slice(0, 5).join(' '))
      """;

  private final Chromium chromium;
  private final PagesHome home;
  private final String axe;

  AccessIT(Chromium chromium, PagesHome home) throws IOException {
    this.chromium = chromium;
    this.home = home;
    try (InputStream in = AccessIT.class.getResourceAsStream(AXE)) {
      axe = new String(Objects.requireNonNull(in, AXE).readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void axeFindsNothingSeriousAndNothingSticksOut(Look look) {
    try (Viewer viewer = chromium.loggedIn(home.server(), look);
        Viewer stranger = chromium.viewer(home.server(), look)) {
      check(stranger, "/");
      for (String path :
          List.of(
              "/",
              home.loadTestOf(PagesHome.FINISHED),
              "/runs/" + PagesHome.FINISHED,
              "/compare?runs=1,2",
              ANALYSIS)) {
        check(viewer, path);
      }
      viewer.assertQuiet();
    }
  }

  private void check(Viewer viewer, String path) {
    Page page = viewer.open(path);
    Locator openers = page.locator("button.opens");
    if (path.contains("runs")) {
      assertThat(openers.first()).isVisible();
      assertThat(page.locator(".loading")).hasCount(0);
      openers.first().click();
      assertThat(page.locator("tr.detail").locator("canvas, table").first()).isVisible();
    }
    page.locator("summary").all().forEach(Locator::click);
    assertThat(page.locator(".loading")).hasCount(0);
    viewer.assertNothingSticksOut();
    page.evaluate(axe);
    assertThat((List<?>) page.evaluate(FAULTS)).as("%s", path).isEmpty();
  }

  @Test
  void everythingIsReachedAndUsedByKeys() {
    try (Viewer viewer = chromium.viewer(home.server(), Look.WIDE_LIGHT)) {
      Page page = viewer.open("/runs/" + PagesHome.FINISHED);
      assertThat(page.getByLabel("Token")).isFocused();
      page.keyboard().type(home.server().environment().getOrDefault("K6_CLOUD_TOKEN", ""));
      page.keyboard().press("Enter");
      Locator part = viewer.part("HTTP requests");
      assertThat(part.getByRole(AriaRole.TABLE)).isVisible();

      Locator sort = part.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("p99"));
      tabTo(page, sort);
      page.keyboard().press("Enter");
      assertThat(part.locator("th[aria-sort=descending]")).hasText("p99");
      assertThat(sort).isFocused();
      Locator opener = part.locator("button.opens").nth(1);
      tabTo(page, opener);
      page.keyboard().press("Enter");
      assertThat(part.locator("tr.detail canvas")).isVisible();
      assertThat(opener).isFocused();
      page.keyboard().press("Enter");
      assertThat(part.locator("tr.detail")).hasCount(0);
    }
  }

  /** Presses the key until it is there, as often as there may be something before it. */
  private static void tabTo(Page page, Locator wanted) {
    int most = page.locator("a, button, input, select, [tabindex]").count();
    for (int i = 0; i <= most; i++) {
      if (Boolean.TRUE.equals(wanted.evaluate("one => one === document.activeElement"))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    assertThat(wanted).isFocused();
  }
}
