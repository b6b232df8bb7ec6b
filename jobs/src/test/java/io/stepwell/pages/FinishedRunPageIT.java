package io.stepwell.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page of a finished run shows is what the API answers. */
@ExtendWith(Pages.class)
@Timeout(120)
class FinishedRunPageIT {

  private static final long RUN = PagesHome.FINISHED;
  private static final String DURATION = "http_req_duration";
  private static final String[] LABELS = {"name", "method", "status"};

  /** The figures of a row of requests, in the order of the columns behind the labels. */
  private static final List<String> FIGURES =
      List.of(
          "histogram_count_increase",
          "histogram_min",
          "histogram_avg",
          "histogram_quantile(0.5)",
          "histogram_quantile(0.95)",
          "histogram_quantile(0.99)",
          "histogram_max");

  private final Asked api;
  private final Viewer viewer;
  private final Page page;

  FinishedRunPageIT(Chromium chromium, PagesHome home) {
    api = new Asked(home.server());
    viewer = chromium.loggedIn(home.server(), Look.WIDE_LIGHT);
    page = viewer.open("/runs/" + RUN);
    viewer.awaitWhole();
  }

  @AfterEach
  void nothingElseHappens() {
    viewer.assertQuiet();
    viewer.close();
  }

  @Test
  void tilesAreWhatTheApiAnswers() {
    Map<String, Double> tiles =
        Map.of(
            "Requests", api.value(RUN, "http_reqs", "increase"),
            "Failed requests", api.value(RUN, "http_req_failed", "ratio"),
            "Peak RPS", api.value(RUN, "http_reqs", "max_rate(1)"),
            "Average duration", api.value(RUN, DURATION, "histogram_avg"),
            "p95 duration", api.value(RUN, DURATION, "histogram_quantile(0.95)"),
            "Peak VUs", api.value(RUN, "vus", "sum(max by (instance_id))"));
    tiles.forEach((title, value) -> Shown.assertIs(viewer.tile(title).textContent(), value, title));
    JsonNode run = api.json("/cloud/v5/test_runs/" + RUN);
    assertThat(viewer.state())
        .hasText("Finished, " + (run.path("result_status").asInt() == 0 ? "passed" : "failed"));
  }

  @Test
  void everyRowOfRequestsIsWhatTheApiAnswers() {
    List<List<String>> rows = viewer.rows("HTTP requests");
    for (int figure = 0; figure < FIGURES.size(); figure++) {
      Map<List<String>, Double> answer = api.aggregate(RUN, DURATION, FIGURES.get(figure), LABELS);
      assertThat(rows).hasSameSizeAs(answer.keySet()).hasSizeGreaterThan(5);
      for (List<String> row : rows) {
        List<String> labels = row.subList(0, LABELS.length);
        assertThat(answer).containsKey(labels);
        Shown.assertIs(
            row.get(LABELS.length + figure),
            answer.getOrDefault(labels, Double.NaN),
            FIGURES.get(figure) + " of " + labels);
      }
    }
  }

  @Test
  void checksAndThresholdsAreWhatTheApiAnswers() {
    Map<List<String>, Double> passes =
        api.aggregate(RUN, "checks", "increase_nz", "check", "group");
    Map<List<String>, Double> fails = api.aggregate(RUN, "checks", "increase_z", "check", "group");
    List<List<String>> checks = viewer.rows("Checks");
    assertThat(checks).hasSameSizeAs(passes.keySet()).isNotEmpty();
    for (List<String> row : checks) {
      double passed = passes.getOrDefault(row.subList(0, 2), Double.NaN);
      double failed = fails.getOrDefault(row.subList(0, 2), Double.NaN);
      Shown.assertIs(row.get(2), passed / (passed + failed), "rate of " + row);
      Shown.assertIs(row.get(3), passed, "passes of " + row);
      Shown.assertIs(row.get(4), failed, "fails of " + row);
    }

    JsonNode thresholds = api.json("/cloud/v5/test_runs/" + RUN + "/thresholds").path("value");
    List<List<String>> shown = viewer.rows("Thresholds");
    assertThat(shown).hasSize(thresholds.size()).isNotEmpty();
    for (int i = 0; i < shown.size(); i++) {
      List<String> row = shown.get(i);
      JsonNode threshold = thresholds.get(i);
      assertThat(row.subList(0, 2))
          .containsExactly(
              threshold.path("metric").asText(), threshold.path("expression").asText());
      Shown.assertIs(row.get(2), threshold.path("value").asDouble(), row.get(1));
      assertThat(row.get(3)).isEqualTo(threshold.path("passed").asBoolean() ? "met" : "not met");
    }
  }

  @Test
  void metricsOfTheScriptAreInTheUnitsThatItGaveThem() {
    List<List<String>> rows = viewer.rows("Custom metrics");
    assertThat(rows).extracting(row -> row.get(0)).contains("checkout_time", "payload_score");
    for (List<String> row : rows) {
      String metric = row.get(0);
      if (row.get(1).equals("trend")) {
        String average = row.get(2).replaceAll("^Avg | · .*", "");
        Shown.assertIs(average, api.value(RUN, metric, "histogram_avg"), "average of " + metric);
        assertThat(average.matches(".* (µs|ms|s)"))
            .as("a time: %s %s", metric, average)
            .isEqualTo(metric.equals("checkout_time"));
      }
    }
  }

  @Test
  void rowsAreSortedAndFiltered() {
    Locator part = viewer.part("HTTP requests");
    part.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("p95")).click();
    Map<List<String>, Double> p95 = api.aggregate(RUN, DURATION, FIGURES.get(4), LABELS);
    assertThat(viewer.rows("HTTP requests"))
        .extracting(row -> p95.getOrDefault(row.subList(0, LABELS.length), Double.NaN))
        .isSortedAccordingTo(Comparator.reverseOrder());
    part.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("p95")).click();
    assertThat(viewer.rows("HTTP requests"))
        .extracting(row -> p95.getOrDefault(row.subList(0, LABELS.length), Double.NaN))
        .isSorted();

    part.getByRole(AriaRole.SEARCHBOX).fill("CART");
    assertThat(viewer.rows("HTTP requests"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get(0)).containsIgnoringCase("cart"));
    part.getByRole(AriaRole.SEARCHBOX).fill("no such thing");
    assertThat(part.getByText("Nothing matches.")).isVisible();
  }

  @Test
  void requestsAreGroupedByOtherLabels() {
    viewer.part("HTTP requests").getByLabel("Grouped by").selectOption("Status");
    assertThat(
            page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("HTTP requests"))
                .locator("th")
                .nth(1))
        .hasText("Count");
    Map<List<String>, Double> counts = api.aggregate(RUN, DURATION, FIGURES.get(0), "status");
    assertThat(viewer.rows("HTTP requests"))
        .hasSameSizeAs(counts.keySet())
        .allSatisfy(
            row ->
                Shown.assertIs(
                    row.get(1),
                    counts.getOrDefault(row.subList(0, 1), Double.NaN),
                    "requests of status " + row.get(0)));
  }

  @Test
  void everyRowOpensItsChart() {
    for (String heading : List.of("HTTP requests", "Checks", "Custom metrics")) {
      Locator part = viewer.part(heading);
      int rows = part.locator("button.opens").count();
      assertThat(rows).isPositive();
      viewer.clickEach(part, "button.opens");
      assertThat(part.locator("tr.detail canvas")).hasCount(rows);
      part.locator("button.opens").first().click();
      assertThat(part.locator("tr.detail")).hasCount(rows - 1);
    }
    assertThat(page.locator("[role=alert]:visible")).hasCount(0);
  }

  @Test
  void timesAreOfTheViewersZoneWithUtcAtHand() {
    JsonNode run = api.json("/cloud/v5/test_runs/" + RUN);
    Locator began = page.locator(".page-head time").first();
    String utc = run.path("created").asText().substring(0, 19).replace('T', ' ') + " UTC";
    assertThat(began).hasAttribute("title", utc);
    int hour =
        (Integer.parseInt(utc.substring(11, 13)) * 60
                + Integer.parseInt(utc.substring(14, 16))
                + 330)
            / 60
            % 24;
    assertThat(began.textContent()).contains(" %02d:".formatted(hour));
    assertThat(viewer.part("Overview").locator(".u-legend")).containsText("time");
  }
}
