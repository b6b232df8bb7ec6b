package io.stepwell.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page that compares runs shows is what the API answers, and a link shows it again. */
@ExtendWith(Pages.class)
@Timeout(120)
class ComparisonPageIT {

  private static final String REQUESTS = "HTTP requests";
  private static final String COMPARED =
      "/compare?runs=%d,%d".formatted(PagesHome.FINISHED, PagesHome.FINISHED_AGAIN);

  /** How the API's words for what can be said of a change are shown. */
  private static final Map<String, String> WORDS =
      Map.of(
          "changed", "(better|worse|changed)",
          "within_noise", "(within the noise|no change)",
          "too_few_samples", "(too few samples to tell|no change)",
          "only_base", "only in run " + PagesHome.FINISHED,
          "only_other", "only in run " + PagesHome.FINISHED_AGAIN);

  private final Chromium chromium;
  private final PagesHome home;
  private final Asked api;

  ComparisonPageIT(Chromium chromium, PagesHome home) {
    this.chromium = chromium;
    this.home = home;
    this.api = new Asked(home.server());
  }

  /** The API's comparison by the values of labels. */
  private Map<List<String>, JsonNode> compared(String metric, String query, String... labels) {
    String path =
        "/cloud/v5/test_runs/%d/compare_k6(metric='%s',query='%s%%20by%%20(%s)',with=%d)"
            .formatted(
                PagesHome.FINISHED,
                metric,
                query,
                String.join(",", labels),
                PagesHome.FINISHED_AGAIN);
    Map<List<String>, JsonNode> compared = new HashMap<>();
    for (JsonNode one : api.json(path).at("/data/result")) {
      compared.put(
          List.of(labels).stream().map(label -> one.path("metric").path(label).asText()).toList(),
          one);
    }
    return compared;
  }

  private static void check(List<List<String>> rows, Map<List<String>, JsonNode> compared) {
    assertThat(rows).hasSameSizeAs(compared.keySet()).hasSizeGreaterThan(3);
    for (List<String> row : rows) {
      int labels = row.size() - 3;
      assertThat(compared).containsKey(row.subList(0, labels));
      JsonNode one = compared.getOrDefault(row.subList(0, labels), MissingNode.getInstance());
      check(row.get(labels), one.path("base"));
      check(row.get(labels + 1), one.path("value"));
      String word = WORDS.getOrDefault(one.path("finding").asText(), "unknown");
      assertThat(row.get(labels + 2)).containsPattern(word);
    }
  }

  private static void check(String text, JsonNode value) {
    if (value.isMissingNode()) {
      assertThat(text).isEqualTo("–");
    } else {
      Shown.assertIs(text, value.asDouble(), "value");
    }
  }

  @Test
  void rowsAreWhatTheApiAnswersAndOpen() {
    try (Viewer viewer = chromium.loggedIn(home.server(), Look.WIDE_LIGHT)) {
      viewer.open(COMPARED);
      Locator part = viewer.part(REQUESTS);
      assertThat(part.getByRole(AriaRole.TABLE)).isVisible();
      check(
          viewer.rows(REQUESTS),
          compared("http_req_duration", "histogram_quantile(0.95)", "name", "method", "status"));
      Locator checks = viewer.part("Checks, share passed");
      assertThat(checks.getByRole(AriaRole.TABLE)).isVisible();
      check(viewer.rows("Checks"), compared("checks", "ratio", "check", "group"));

      assertThat(viewer.page().locator(".loading")).hasCount(0);
      part.locator("button.opens").first().click();
      assertThat(part.locator("tr.detail canvas")).hasCount(2);
      assertThat(viewer.part("Overview, from each run’s start on").locator("canvas")).hasCount(4);
      assertThat(viewer.part("Other metrics").getByRole(AriaRole.TABLE)).isVisible();
      assertThat(viewer.part("Distribution").locator("canvas")).isVisible();
      viewer.assertNothingSticksOut();
      viewer.assertQuiet();
    }
  }

  @Test
  void aLinkShowsTheSame() {
    try (Viewer viewer = chromium.loggedIn(home.server(), Look.NARROW_DARK)) {
      Page page = viewer.open(COMPARED);
      Locator part = viewer.part(REQUESTS);
      part.getByLabel("Figure").selectOption("Requests per second");
      part.getByLabel("Grouped by").selectOption("Status");
      part.getByLabel("Show").selectOption("In one run only");
      String address = page.url();
      try (Viewer other = chromium.loggedIn(home.server(), Look.WIDE_LIGHT)) {
        other.open(address.substring(home.server().url().length()));
        Locator same = other.part(REQUESTS);
        assertThat(same.getByLabel("Figure")).hasValue("rate");
        assertThat(same.getByLabel("Show")).hasValue("one");
        same.getByLabel("Show").selectOption("All");
        check(other.rows(REQUESTS), compared("http_reqs", "rate", "status"));
        other.assertQuiet();
      }
      viewer.assertNothingSticksOut();
      viewer.assertQuiet();
    }
  }

  @Test
  void runsArePickedAndTheBaseIsChanged() {
    try (Viewer viewer = chromium.loggedIn(home.server(), Look.WIDE_LIGHT)) {
      Page page = viewer.open(home.loadTestOf(PagesHome.FINISHED));
      page.getByLabel("Compare run " + PagesHome.FINISHED_AGAIN).check();
      page.getByLabel(
              "Compare run " + PagesHome.FINISHED, new Page.GetByLabelOptions().setExact(true))
          .check();
      page.getByText("Compare 2 runs").click();
      Locator title = page.locator("h1");
      assertThat(title).hasText("Run 1 compared with 2");
      page.getByLabel("Make run 2 the base").click();
      assertThat(title).hasText("Run 2 compared with 1");
      page.getByLabel("Leave run 1 out").click();
      assertThat(title).hasText("Comparison of runs");
      page.getByText("Run 1", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(title).hasText("Run 2 compared with 1");
      page.getByLabel("Compare with run number").fill("5");
      page.getByText("Add", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(title).hasText("Run 2 compared with 1, 5");
      assertThat(viewer.part(REQUESTS).getByRole(AriaRole.TABLE)).isVisible();
      viewer.assertNothingSticksOut();
      viewer.assertQuiet();
    }
  }

  @Test
  void oddNamesAreText() {
    try (Viewer viewer = chromium.loggedIn(home.server(), Look.WIDE_LIGHT)) {
      Page page =
          viewer.open("/compare?runs=%d,%d".formatted(PagesHome.HOSTILE, PagesHome.FINISHED));
      Locator part = viewer.part("Other metrics");
      assertThat(part.getByRole(AriaRole.TABLE)).isVisible();
      assertThat(part.locator("button.opens").getByText(HostileText.METRIC)).isVisible();
      assertThat(viewer.rows("Other metrics"))
          .filteredOn(row -> row.get(0).equals(HostileText.NO_METRIC))
          .singleElement()
          .satisfies(row -> assertThat(row.get(2)).contains("not valid"));
      assertThat(viewer.rows(REQUESTS))
          .extracting(row -> row.get(1))
          .contains(HostileText.ALL.get(1));
      assertThat(page.locator("main img, main script, main b")).hasCount(0);
      viewer.assertNothingSticksOut();
      assertThat(viewer.faults()).allMatch(fault -> fault.contains("400"));
    }
  }

  @Test
  void aRunThatIsNotThereIsSaidNotToBe() {
    try (Viewer viewer = chromium.loggedIn(home.server(), Look.WIDE_LIGHT)) {
      Page page = viewer.open("/compare?runs=1,99");
      assertThat(page.getByText("there is no test run 99")).isVisible();
      assertThat(viewer.faults()).allMatch(fault -> fault.contains("404"));
    }
  }
}
