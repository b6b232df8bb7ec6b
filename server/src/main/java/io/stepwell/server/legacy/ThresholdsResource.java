package io.stepwell.server.legacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.QueryException;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.server.api.Json;
import io.stepwell.server.api.Limits;
import io.stepwell.server.api.RunStates;
import io.stepwell.server.api.Selected;
import io.stepwell.server.api.Store;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import io.stepwell.server.verdict.DeclaredThreshold;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The thresholds of a run, all or one. */
final class ThresholdsResource {

  static final String THRESHOLD = "threshold_id";

  private final Store store;
  private final RunStates states;
  private final Limits limits;

  ThresholdsResource(Store store, RunStates states, Limits limits) {
    this.store = store;
    this.states = states;
    this.limits = limits;
  }

  /** {@code GET /loadtests/v2/thresholds}. */
  Reply list(Call call) throws IOException {
    RunStates.Pinned pinned = Asked.run(call, store, states);
    List<ThresholdJson> thresholds = all(pinned);
    List<String> ids = Asked.ids(call);
    if (!ids.isEmpty()) {
      thresholds = ids.stream().map(id -> named(id, pinned)).toList();
    }
    Map<String, LegacyMetric> metrics =
        new LegacyMetrics(
                pinned.run().id(),
                pinned.steps(),
                store.catalog(),
                call.deadline(),
                limits.series())
            .wholes();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode ofMetrics = json.putArray("k6-metrics");
    ArrayNode ofThresholds = json.putArray("k6-thresholds");
    for (ThresholdJson threshold : thresholds) {
      ofMetrics.add(metric(threshold, metrics, pinned.run()));
      ofThresholds.add(threshold.node());
    }
    return Json.reply(out -> Json.tree(json, out));
  }

  /** {@code GET /loadtests/v2/thresholds/{threshold_id}}. */
  Reply read(Call call) throws IOException {
    RunStates.Pinned pinned = Asked.run(call, store, states);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("k6-threshold", named(call.variable(THRESHOLD), pinned).node());
    return Json.reply(out -> Json.tree(json, out));
  }

  /** {@code GET /loadtests/v4/test_runs({test_run_id})/thresholds}. */
  Reply v4(Call call) throws IOException {
    RunStates.Pinned pinned = states.pinned(store.run(call), call.deadline());
    List<ThresholdJson> thresholds = all(pinned);
    return Json.value(
        json -> {
          for (ThresholdJson threshold : thresholds) {
            Json.tree(Selected.fields(call, threshold.node()), json);
          }
        });
  }

  private List<ThresholdJson> all(RunStates.Pinned pinned) {
    Run run = pinned.run();
    Optional<LiveRun> live = store.catalog().liveRuns().find(run.id());
    return states.traced(pinned, List.of()).stream()
        .map(threshold -> new ThresholdJson(run, live, threshold))
        .toList();
  }

  private ThresholdJson named(String id, RunStates.Pinned pinned) {
    return all(pinned).stream()
        .filter(threshold -> Long.toString(threshold.id()).equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                QueryException.notFound(
                    "test run %d has no threshold of the id %s".formatted(pinned.run().id(), id)));
  }

  /** The metric that stands for a threshold, under the name of k6's; with the tags it is set on. */
  private static ObjectNode metric(
      ThresholdJson threshold, Map<String, LegacyMetric> metrics, Run run) {
    DeclaredThreshold declared = threshold.threshold().declared();
    LegacyMetric metric = metrics.get(declared.name());
    if (metric == null) {
      metric =
          LegacyMetric.whole(
              new MetricInfo(declared.name(), threshold.threshold().type()), Map.of());
    }
    ObjectNode json = MetricJson.of(metric, threshold.metricId(), run);
    ObjectNode tags = json.putObject("tags");
    declared.selector().matchers().forEach(tag -> tags.put(tag.label(), tag.value()));
    return json;
  }
}
