package io.stepwell.server.page;

import io.stepwell.metrics.BuiltinMetric;
import io.stepwell.metrics.BuiltinMetrics;
import io.stepwell.metrics.Contains;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.server.api.RunState;
import io.stepwell.server.http.Reply;
import io.stepwell.server.verdict.JudgedThreshold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of one run.
 *
 * @param state where it stands
 * @param totals its figures by name
 * @param now the time at which it is shown
 * @param opensApi whether whoever sees the page can follow links into the API
 */
record RunPage(RunState state, Map<String, String> totals, Instant now, boolean opensApi) {

  Reply reply() {
    Run run = state.run();
    String name = run.loadTest().name();
    Markup body =
        Markup.of(
            "<h1>%s</h1>\n<p class=\"quiet\">test run %s, project %s</p>\n%s%s%s%s",
            Markup.text(name),
            number(run.id()),
            number(run.loadTest().project()),
            standing(),
            table("Totals", rows()),
            thresholds(),
            links());
    return Page.reply(200, name + " – run " + run.id(), goesOn(), body);
  }

  private static Markup number(long number) {
    return new Markup(Long.toString(number));
  }

  /** Whether the page will be another soon. */
  private boolean goesOn() {
    return !state.isOver() || !state.settled();
  }

  private Markup standing() {
    String result = state.result().orElse("");
    String look =
        switch (result) {
          case "passed" -> "good";
          case "failed", "error" -> "bad";
          default -> "";
        };
    String words = state.run().status().word() + (result.isEmpty() ? "" : ", " + result);
    return Markup.of(
        "<p><span class=\"state %s\">%s</span>%s</p>\n<p class=\"quiet\">%s</p>\n",
        Markup.text(look), Markup.text(words), Markup.text(lastData()), Markup.text(times()));
  }

  private String lastData() {
    Optional<Instant> last = state.live().flatMap(LiveRun::lastArrival);
    if (!goesOn() || state.live().isEmpty()) {
      return "";
    }
    return last.isEmpty()
        ? "; no data has come yet"
        : "; last data came " + Words.duration(Duration.between(last.get(), now)) + " ago";
  }

  private String times() {
    List<String> times = new ArrayList<>();
    times.add("began " + Words.time(state.created()));
    state.ended().ifPresent(end -> times.add("ended " + Words.time(end)));
    times.add(Words.duration(Duration.ofSeconds(state.seconds())) + " of samples");
    state.live().flatMap(LiveRun::end).flatMap(LiveRun.End::reason).ifPresent(times::add);
    return String.join("; ", times);
  }

  private List<Markup> rows() {
    List<Markup> rows = new ArrayList<>();
    totals.forEach(
        (name, figure) ->
            rows.add(
                Markup.of(
                    "<tr><td>%s</td><td class=\"number\">%s</td></tr>\n",
                    Markup.text(name), Markup.text(figure))));
    return rows;
  }

  private static Markup table(String title, List<Markup> rows) {
    return rows.isEmpty()
        ? Markup.NOTHING
        : Markup.of("<h2>%s</h2>\n<table>\n%s</table>\n", Markup.text(title), Markup.all(rows));
  }

  private Markup thresholds() {
    return table("Thresholds", state.verdict().thresholds().stream().map(this::threshold).toList());
  }

  private Markup threshold(JudgedThreshold threshold) {
    return Markup.of(
        "<tr><td>%s</td><td>%s</td><td class=\"number\">%s</td><td class=\"%s\">%s</td></tr>\n",
        Markup.text(threshold.metric()),
        Markup.text(threshold.expression()),
        Markup.text(value(threshold)),
        new Markup(threshold.met() ? "good" : "bad"),
        Markup.text(verdict(threshold)));
  }

  private String verdict(JudgedThreshold threshold) {
    String word = threshold.met() ? "met" : "not met";
    return goesOn() ? word + " so far" : word;
  }

  private static String value(JudgedThreshold threshold) {
    String metric = threshold.metric().replaceFirst("\\{.*", "");
    boolean isTime =
        BuiltinMetrics.named(metric)
            .map(BuiltinMetric::contains)
            .filter(contains -> contains == Contains.TIME)
            .isPresent();
    return isTime && threshold.value().isPresent()
        ? Words.number(threshold.value()) + " ms"
        : Words.number(threshold.value());
  }

  private Markup links() {
    String run = "/cloud/v5/test_runs/" + state.run().id();
    List<Markup> items = new ArrayList<>();
    items.add(link(run, "the run"));
    items.add(link(run + "/metrics", "its metrics"));
    items.add(link(run + "/result_summary", "its summary"));
    items.add(
        link(
            run + "/query_range_k6(metric='http_req_duration',query='histogram_quantile(0.95)')",
            "p95 of the request duration over time"));
    state.live().ifPresent(live -> items.add(link(run + "/logs", "what k6 logged")));
    String hint = opensApi ? "" : " The same token opens them, sent as Authorization: Bearer.";
    return Markup.of(
        "<h2>In the API</h2>\n<ul>\n%s</ul>\n<p class=\"quiet\">%s</p>",
        Markup.all(items), Markup.text("The server describes its API at /openapi.json." + hint));
  }

  private Markup link(String path, String what) {
    Markup shown = Markup.text(path);
    Markup where = opensApi ? Markup.of("<a href=\"%s\">%s</a>", shown, shown) : shown;
    return Markup.of("<li>%s: %s</li>\n", Markup.text(what), where);
  }
}
