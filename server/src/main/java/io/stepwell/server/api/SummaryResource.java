package io.stepwell.server.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import io.stepwell.server.verdict.RunValues;
import java.io.IOException;

/** A run in a few numbers: its requests, its checks and its thresholds. */
final class SummaryResource {

  private final Store store;
  private final RunStates states;

  SummaryResource(Store store, RunStates states) {
    this.store = store;
    this.states = states;
  }

  /**
   * The numbers, each group once under {@code metrics_summary}, where version 5 has it, and once at
   * the top, where its predecessor had it and some clients still look.
   */
  Reply summary(Call call) throws IOException {
    RunStates.Pinned pinned = states.pinned(store.run(call), call.deadline());
    Run run = pinned.run();
    RunState state = states.of(pinned);
    RunValues values = new RunValues(pinned.steps(), run.id());
    ObjectNode http = SummaryJson.http(values);
    ObjectNode checks = SummaryJson.checks(values);
    ObjectNode thresholds = SummaryJson.thresholds(state.verdict());

    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("test_run_id", run.id());
    json.put("test_run_status", run.status().code());
    json.put("result_status", state.result().orElse(null));
    ObjectNode metrics = json.putObject("metrics_summary");
    metrics.set("http_metric_summary", http);
    metrics.putNull("ws_metric_summary");
    metrics.putNull("grpc_metric_summary");
    metrics.set("checks_metric_summary", checks);
    metrics.set("thresholds_summary", thresholds);
    metrics.putNull("browser_metric_summary");
    json.putNull("baseline_test_run_details");
    json.set("http_metric_summary", http);
    json.set("checks_metric_summary", checks);
    json.set("thresholds_summary", thresholds);
    return Selected.reply(call, json);
  }
}
