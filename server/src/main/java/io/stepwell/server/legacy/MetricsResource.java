package io.stepwell.server.legacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.query.QueryException;
import io.stepwell.server.api.Json;
import io.stepwell.server.api.Limits;
import io.stepwell.server.api.RunStates;
import io.stepwell.server.api.Store;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.util.List;

/** The metrics of a run, all or one. */
final class MetricsResource {

  static final String INCLUDE = "include[]";
  static final String METRIC = "metric_id";

  private static final List<String> INCLUDABLE = List.of("check", "group", "url");

  private final Store store;
  private final RunStates states;
  private final Limits limits;

  MetricsResource(Store store, RunStates states, Limits limits) {
    this.store = store;
    this.states = states;
    this.limits = limits;
  }

  /** {@code GET /loadtests/v2/metrics}. */
  Reply list(Call call) throws IOException {
    RunStates.Pinned pinned = Asked.run(call, store, states);
    LegacyMetrics metrics = metrics(pinned, call);
    List<String> ids = Asked.ids(call);
    List<LegacyMetric> wanted = ids.isEmpty() ? metrics.all() : metrics.named(ids);
    return Json.reply(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("k6-metrics");
          for (LegacyMetric metric : wanted) {
            Json.tree(MetricJson.of(metric, pinned.run()), json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** {@code GET /loadtests/v2/metrics/{metric_id}}. */
  Reply read(Call call) throws IOException {
    List<String> included = call.query().all(INCLUDE);
    for (String word : included) {
      if (!INCLUDABLE.contains(word)) {
        throw QueryException.badData(
            "%s is %s, not %s".formatted(INCLUDE, String.join(", ", INCLUDABLE), word));
      }
    }
    RunStates.Pinned pinned = Asked.run(call, store, states);
    LegacyMetric metric = metrics(pinned, call).named(List.of(call.variable(METRIC))).get(0);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (included.contains("check")) {
      json.set("k6-check", MetricJson.check(metric));
    }
    json.set("k6-metric", MetricJson.of(metric, pinned.run()));
    if (included.contains("group")) {
      json.set("k6-group", MetricJson.group(metric));
    }
    if (included.contains("url")) {
      json.set("k6-url", MetricJson.url(metric));
    }
    return Json.reply(out -> Json.tree(json, out));
  }

  private LegacyMetrics metrics(RunStates.Pinned pinned, Call call) {
    return new LegacyMetrics(
        pinned.run().id(), pinned.steps(), store.catalog(), call.deadline(), limits.series());
  }
}
