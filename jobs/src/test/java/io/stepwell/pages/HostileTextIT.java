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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever things are called is text on every page, and asks for nothing. */
@ExtendWith(Pages.class)
@Timeout(120)
class HostileTextIT {

  private static final long RUN = PagesHome.HOSTILE;

  private final Chromium chromium;
  private final PagesHome home;

  HostileTextIT(Chromium chromium, PagesHome home) {
    this.chromium = chromium;
    this.home = home;
  }

  @ParameterizedTest
  @EnumSource(names = {"WIDE_LIGHT", "NARROW_DARK"})
  void everyNameIsShownAsItIs(Look look) {
    try (Viewer viewer = chromium.loggedIn(home.server(), look)) {
      Page page = viewer.open("/runs/" + RUN);
      assertThat(page.locator("h1")).containsText(HostileText.MARKUP);
      assertThat(page).hasTitle(HostileText.MARKUP + " – run " + RUN);
      assertThat(viewer.part("Custom metrics").locator("button.opens"))
          .hasText(new String[] {HostileText.NO_METRIC, HostileText.METRIC});
      assertThat(viewer.rows("Custom metrics").get(0).get(2)).contains("selector", "not valid");
      assertThat(viewer.rows("Custom metrics").get(1).get(2)).startsWith("Avg 5 ms");
      assertThat(viewer.part("HTTP requests").locator("button.opens"))
          .hasCount(HostileText.ALL.size());
      List<String> named =
          HostileText.ALL.stream().map(text -> text.isEmpty() ? "(none)" : text).toList();
      assertThat(viewer.rows("HTTP requests"))
          .extracting(row -> row.get(0))
          .containsExactlyInAnyOrderElementsOf(named);
      assertThat(viewer.rows("HTTP requests"))
          .extracting(row -> row.get(1))
          .containsExactlyInAnyOrderElementsOf(HostileText.ALL);
      assertThat(viewer.rows("Checks"))
          .extracting(row -> row.get(0))
          .containsExactlyInAnyOrderElementsOf(named);
      assertThat(page.locator("main img, main script, main b, h1 >> text='gone'")).hasCount(0);
      viewer.assertNothingSticksOut();
      assertThat(viewer.faults()).allMatch(fault -> fault.contains("400"));
    }
  }

  @Test
  void everyRowOpensAndIsFound() {
    try (Viewer viewer = chromium.loggedIn(home.server(), Look.WIDE_LIGHT)) {
      viewer.open("/runs/" + RUN);
      for (String heading : List.of("HTTP requests", "Checks")) {
        Locator part = viewer.part(heading);
        assertThat(part.locator("button.opens").first()).isVisible();
        int rows = part.locator("button.opens").count();
        viewer.clickEach(part, "button.opens");
        assertThat(part.locator("tr.detail canvas")).hasCount(rows);
        assertThat(part.locator("[role=alert]")).hasCount(0);
      }
      for (String text : HostileText.ALL) {
        viewer
            .part("HTTP requests")
            .getByRole(AriaRole.SEARCHBOX)
            .fill(text.lines().findFirst().orElse(""));
        assertThat(viewer.rows("HTTP requests")).extracting(row -> row.get(1)).contains(text);
      }
      viewer.assertNothingSticksOut();
      assertThat(viewer.faults()).allMatch(fault -> fault.contains("400"));
    }
  }

  @Test
  void loadTestsAreCalledWhatTheyAreCalled() {
    try (Viewer viewer = chromium.loggedIn(home.server(), Look.NARROW_LIGHT)) {
      Page page = viewer.open("/");
      Locator link = page.getByText(HostileText.MARKUP, new Page.GetByTextOptions().setExact(true));
      assertThat(link).isVisible();
      link.click();
      assertThat(page.locator("h1")).hasText(HostileText.MARKUP);
      assertThat(page.locator("tbody tr")).hasCount(1);
      viewer.assertQuiet();
    }
  }
}
