package io.stepwell.server.legacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.metrics.Labels;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.server.api.Json;
import io.stepwell.server.api.RunStates;
import io.stepwell.server.api.Selected;
import io.stepwell.server.api.Store;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The HTTP requests of a run, by what tells them apart. */
final class UrlsResource {

  private static final String SCENARIO = "scenario";
  private static final String EXPECTED = "expected_response";

  private final Store store;
  private final RunStates states;

  UrlsResource(Store store, RunStates states) {
    this.store = store;
    this.states = states;
  }

  /** {@code GET /loadtests/v3/urls}. */
  Reply v3(Call call) throws IOException {
    RunStates.Pinned pinned = Asked.run(call, store, states);
    RunFigures figures = figures(pinned);
    Durations durations = figures.durationsByUrl();
    return Json.reply(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("k6-urls");
          for (RunFigures.Hits hits : figures.urls()) {
            Json.tree(v3(hits, durations, pinned.run()), json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static ObjectNode v3(RunFigures.Hits hits, Durations durations, Run run) {
    Submetric.OfUrl url = of(hits.labels());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", url.id());
    json.put("project_id", run.loadTest().project());
    json.put("test_run_id", run.id());
    json.putNull("group_id");
    json.put("name", url.url());
    json.put("method", url.method());
    json.put("status", MetricJson.status(url.status()));
    json.put("http_status", MetricJson.status(url.status()));
    json.put("is_web_socket", url.url().startsWith("ws://") || url.url().startsWith("wss://"));
    json.put("count", hits.total());
    Numbers.put(json, "load_time", durations.figure("mean", hits.labels()));
    durations.put(json, hits.labels(), false);
    return json;
  }

  /** {@code GET /loadtests/v4/test_runs({test_run_id})/http_urls}. */
  Reply v4(Call call) throws IOException {
    RunFigures figures = figures(states.pinned(store.run(call), call.deadline()));
    Durations durations = figures.durations();
    return Json.value(
        json -> {
          for (RunFigures.Hits hits : figures.requests()) {
            Json.tree(Selected.fields(call, v4(hits, durations)), json);
          }
        });
  }

  private static ObjectNode v4(RunFigures.Hits hits, Durations durations) {
    Labels labels = hits.labels();
    String group = labels.get(Submetric.GROUP);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", Md5.hex(key(labels)));
    json.put("name", labels.get(Submetric.URL));
    json.put("method", labels.get(Submetric.METHOD));
    json.put("status", MetricJson.status(labels.get(Submetric.STATUS)));
    json.put("scenario", labels.get(SCENARIO));
    json.put("expected_response", Boolean.parseBoolean(labels.get(EXPECTED)));
    json.put("group_id", group.isEmpty() ? null : Md5.hex(group));
    ObjectNode summary = json.putObject("http_metric_summary");
    summary.put("requests_count", hits.total());
    summary.put("failures_count", hits.total() - hits.successes());
    durations.put(summary.putObject("duration"), labels, true);
    return json;
  }

  private static List<String> key(Labels labels) {
    List<String> key = new ArrayList<>();
    labels.asMap().forEach((name, value) -> key.addAll(List.of(name, value)));
    return key;
  }

  private static RunFigures figures(RunStates.Pinned pinned) {
    return new RunFigures(pinned.steps(), pinned.run().id());
  }

  private static Submetric.OfUrl of(Labels labels) {
    return new Submetric.OfUrl(
        Submetric.URL,
        labels.get(Submetric.URL),
        labels.get(Submetric.METHOD),
        labels.get(Submetric.STATUS));
  }
}
