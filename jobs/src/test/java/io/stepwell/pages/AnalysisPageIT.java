package io.stepwell.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** An analysis asks what is chosen or written, and its address is all there is to it. */
@ExtendWith(Pages.class)
@Timeout(120)
class AnalysisPageIT {

  private static final long RUN = PagesHome.FINISHED;
  private static final String ANALYSIS = "/runs/" + RUN + "/analysis";
  private static final String DURATION = "http_req_duration";

  private final Asked api;
  private final Viewer viewer;
  private final Page page;

  AnalysisPageIT(Chromium chromium, PagesHome home) {
    api = new Asked(home.server());
    viewer = chromium.loggedIn(home.server(), Look.WIDE_LIGHT);
    page = viewer.page();
  }

  @AfterEach
  void nothingElseHappens() {
    viewer.assertNothingSticksOut();
    assertThat(viewer.faults()).allMatch(fault -> fault.contains("400"));
    viewer.close();
  }

  private Locator choice(String name) {
    return page.getByRole(
        AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator text(String name) {
    return page.getByRole(
        AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator box(String fieldset, String label) {
    return page.getByRole(
            AriaRole.GROUP, new Page.GetByRoleOptions().setName(fieldset).setExact(true))
        .getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }

  private void write(String field, String text) {
    text(field).fill(text);
    text(field).press("Enter");
  }

  private static String of(String... fields) {
    StringBuilder hash = new StringBuilder(ANALYSIS).append('#');
    for (int i = 0; i < fields.length; i += 2) {
      hash.append(i == 0 ? "" : "&").append(fields[i]).append('=');
      hash.append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return hash.toString();
  }

  @Test
  void aQuestionIsBuiltStepByStep() {
    viewer.open("/runs/" + RUN);
    page.locator(".standing").getByText("Analyse").click();
    assertThat(text("Metric and labels")).hasValue(DURATION);
    choice("Metric").selectOption("http_reqs");
    choice("Method").selectOption("max_rate");
    assertThat(text("Query")).hasValue("max_rate(5)");
    text("Seconds").fill("3");
    box("By", "name").check();
    box("By", "status").check();
    choice("Aggregator").selectOption("sum");
    box("Kept by the aggregator", "name").check();
    button("Add a condition").click();
    choice("Label").selectOption("status");
    choice("Value").focus();
    assertThat(page.locator("datalist option[value='500']")).hasCount(1);
    choice("Value").fill("0");
    choice("Operator").selectOption("!=");
    choice("Show").selectOption("Totals");

    assertThat(text("Metric and labels")).hasValue("http_reqs{status!=\"0\"}");
    String query = "sum(max_rate(3) by (name, status)) by (name)";
    assertThat(text("Query")).hasValue(query);
    assertThat(page.locator("tbody tr").first()).isVisible();
    Map<List<String>, Double> answer =
        api.aggregate(RUN, "http_reqs{status!=\"0\"}", "sum(max_rate(3) by (name,status))", "name");
    List<List<String>> rows = viewer.rows(query + " of http_reqs{status!=\"0\"}");
    assertThat(rows).hasSameSizeAs(answer.keySet()).hasSizeGreaterThan(5);
    for (List<String> row : rows) {
      Shown.assertIs(
          row.get(1), answer.getOrDefault(row.subList(0, 1), Double.NaN), "peak of " + row.get(0));
    }
  }

  @Test
  void whatIsWrittenIsChosenTooAndMistakesAreToldWhereTheyAre() {
    viewer.open(ANALYSIS);
    write("Metric and labels", "http_reqs{status=~\"[23]..\",name!=\"\"}");
    write("Query", "avg(rate by (name,method)) by (method)");
    assertThat(choice("Metric")).hasValue("http_reqs");
    assertThat(choice("Method")).hasValue("rate");
    assertThat(choice("Aggregator")).hasValue("avg");
    assertThat(choice("Operator").first()).hasValue("=~");
    assertThat(choice("Value").first()).hasValue("[23]..");
    assertThat(box("By", "method")).isChecked();
    assertThat(box("By", "status")).not().isChecked();

    write("Query", "ratee");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("did you mean rate?");
    assertThat(text("Query")).hasAttribute("aria-invalid", "true");
    write("Query", "rate");
    assertThat(page.getByRole(AriaRole.ALERT)).isHidden();
    write("Metric and labels", "http_reqs{status=~\"(\"}");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("regular expression");
    assertThat(text("Metric and labels")).hasAttribute("aria-invalid", "true");
    write("Metric and labels", "http_req");
    assertThat(page.getByText("did you mean http_reqs?")).isVisible();
  }

  @Test
  void chartsAreInTheAddressAndBackTakesAStepBack() {
    viewer.open(of("metric", "vus", "query", "last", "metric", "http_reqs", "query", "rate"));
    Locator titles = page.locator("section h2");
    assertThat(titles).hasText(new String[] {"last of vus", "rate of http_reqs"});
    button("Move up").last().click();
    assertThat(titles).hasText(new String[] {"rate of http_reqs", "last of vus"});
    button("Duplicate").last().click();
    assertThat(titles).hasCount(3);
    button("Remove").first().click();
    assertThat(titles).hasText(new String[] {"last of vus", "last of vus"});
    String address = page.url();
    page.goBack();
    assertThat(titles).hasCount(3);
    page.goBack();
    assertThat(titles).hasText(new String[] {"rate of http_reqs", "last of vus"});
    page.navigate("about:blank");
    page.navigate(address);
    assertThat(titles).hasText(new String[] {"last of vus", "last of vus"});
  }

  @Test
  void anyValueOfALabelComesBackFromTheAddressAsItWas() {
    String hostile = "/runs/" + PagesHome.HOSTILE + "/analysis";
    viewer.open(hostile);
    button("Add a condition").click();
    choice("Label").selectOption("name");
    for (String value : HostileText.ALL.stream().filter(text -> text.length() < 100).toList()) {
      choice("Value").focus();
      String written = value.replace("\n", "\\n").replace("\t", "\\t");
      choice("Value").fill(written);
      choice("Value").press("Enter");
      page.reload();
      assertThat(choice("Value")).hasValue(written);
      assertThat(page.locator(".result .scroll tbody tr")).hasCount(1);
    }
    assertThat(page.locator("main img, main script")).hasCount(0);
  }

  @Test
  void distributionsAreWhatTheApiAnswers() {
    viewer.open(of("metric", DURATION, "view", "heatmap", "metric", DURATION, "view", "spectrum"));
    page.getByText("Observations by range, as a table").click();
    double counted =
        viewer.rows("Observations by range").stream()
            .mapToDouble(row -> Shown.parse(row.get(1)))
            .sum();
    assertThat(counted).isEqualTo(api.value(RUN, DURATION, "histogram_count_increase"));
    Locator map = page.locator(".heat-field");
    map.focus();
    map.press("ArrowRight");
    assertThat(page.locator(".heat-told"))
        .hasText(Pattern.compile(".+ – .+ \\(.+ UTC\\), .+ – .+: \\d+ of \\d+ \\(.+ %\\)"));

    Locator percentiles = page.getByRole(AriaRole.TABLE).last();
    List<String> names = percentiles.locator("th").allTextContents();
    List<String> values = percentiles.locator("td").allTextContents();
    assertThat(names).startsWith("p50", "p75", "p90", "p95", "p99").endsWith("max");
    Shown.assertIs(values.get(3), api.value(RUN, DURATION, "histogram_quantile(0.95)"), "p95");
    Shown.assertIs(
        values.get(values.size() - 1), api.value(RUN, DURATION, "histogram_max"), "the greatest");
  }

  @Test
  void scriptsAreToldHowToAskTheSame() {
    viewer.open(of("metric", "http_reqs{status!=\"0\"}", "query", "rate", "step", "5"));
    page.getByText("API call, curl, command line and SQL").click();
    String asked = "(query='rate',metric='http_reqs%7Bstatus!%3D%220%22%7D',step=5)";
    JsonNode answer =
        api.json(
            "/cloud/v5/test_runs/%d/query_range_sql%s".formatted(RUN, asked.replace("!", "%21")));
    Locator blocks = page.locator("pre");
    assertThat(blocks.last()).hasText(answer.at("/data/sql").asText());
    assertThat(blocks.nth(1)).containsText("curl -g -H \"Authorization: Bearer $STEPWELL_TOKEN\" ");
    assertThat(blocks.nth(1)).containsText("/query_range_k6" + asked.replace("!", "%21") + "\"");
    assertThat(blocks.nth(2))
        .hasText(
            "./stepwell query range --run 1 --metric 'http_reqs{status!=\"0\"}' --query rate"
                + " --step 5");
  }

  @Test
  void whoSignsOutSeesNothingMore() {
    viewer.open(ANALYSIS);
    button("Sign out").click();
    assertThat(page.locator("h1")).hasText("A token is needed");
    assertThat(page.context().cookies()).isEmpty();
    assertThat(button("Sign out")).hasCount(0);
    viewer.faults().removeIf(fault -> fault.contains("401"));
  }
}
