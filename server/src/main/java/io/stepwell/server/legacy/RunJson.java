package io.stepwell.server.legacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.metrics.MetricType;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.server.api.RunState;
import io.stepwell.server.api.RunStates;
import io.stepwell.server.api.SummaryJson;
import io.stepwell.server.http.Call;
import io.stepwell.server.verdict.RunValues;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Runs in the JSON of version 2, and of version 4. What a run without a cloud has not is null or
 * empty.
 */
final class RunJson {

  private static final int NOT_STARTED = 0;
  private static final int PROCESSING = 1;
  private static final int PROCESSED = 2;
  private static final int VERSION = 2;

  private final RunStates states;
  private final ExportResource exports;

  RunJson(RunStates states, ExportResource exports) {
    this.states = states;
    this.exports = exports;
  }

  ObjectNode v2(RunStates.Pinned pinned, Call call) {
    Run run = pinned.run();
    RunState state = states.of(pinned);
    RunValues values = new RunValues(pinned.steps(), run.id());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("config");
    json.put("created", state.created().toString());
    json.put("duration", state.seconds());
    put(json, "ended", state.ended());
    json.putNull("error_code");
    json.put("error_detail", reason(state));
    json.set("export", exports.of(run, call));
    json.put("id", run.id());
    json.put("is_baseline", false);
    json.putNull("k6_archive");
    json.set("k6_runtime_config", runtimeConfig(run, call));
    Numbers.put(json, "load_time", loadTime(values));
    json.put("note", "");
    json.put("organization_id", OrganizationsResource.ID);
    json.put("processing_status", processing(state));
    json.put("project_id", run.loadTest().project());
    json.putNull("public_id");
    json.putNull("request_builder_config");
    json.put("result_status", state.resultStatus());
    json.put("run_process", state.live().isPresent() ? "k6 to Cloud" : "backfill");
    json.put("run_status", run.status().code());
    json.put("script", "");
    put(json, "started", state.started());
    json.putNull("stopped_by_id");
    json.put("test_id", run.loadTest().id());
    json.put("test_name", run.loadTest().name());
    json.putNull("user_id");
    json.put("version", VERSION);
    Numbers.put(json, "vus", users(state, values));
    json.putNull("vus_per_instance");
    return json;
  }

  /** What the cloud's own tools ask for: where a run stands, and its summary. */
  ObjectNode v4(RunStates.Pinned pinned, Call call) {
    Run run = pinned.run();
    RunState state = states.of(pinned);
    RunValues values = new RunValues(pinned.steps(), run.id());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", run.id());
    json.put("test_id", run.loadTest().id());
    json.put("project_id", run.loadTest().project());
    json.put("created", state.created().toString());
    put(json, "started", state.started());
    put(json, "ended", state.ended());
    json.put("duration", state.seconds());
    json.put("run_status", run.status().code());
    json.put("processing_status", processing(state));
    json.put("result_status", state.resultStatus());
    json.put("error_detail", reason(state));
    json.put("note", "");
    json.put("instances", 1);
    json.putNull("k8s_load_zones_config");
    json.set("k6_runtime_config", runtimeConfig(run, call));
    Numbers.put(json, "vus", users(state, values));
    json.set("http_metric_summary", SummaryJson.http(values));
    json.set("checks_metric_summary", SummaryJson.checks(values));
    json.set("thresholds_summary", SummaryJson.thresholds(state.verdict()));
    return json;
  }

  private static @Nullable String reason(RunState state) {
    return state.live().flatMap(LiveRun::end).flatMap(LiveRun.End::reason).orElse(null);
  }

  private static ObjectNode runtimeConfig(Run run, Call call) {
    String page = call.request().site().orElse("") + "/runs/" + run.id();
    return JsonNodeFactory.instance.objectNode().put("testRunDetails", page);
  }

  /** The average of how long requests took, in milliseconds. */
  private static OptionalDouble loadTime(RunValues values) {
    return has(values, "http_req_duration", MetricType.TREND)
        ? values.value("http_req_duration", "histogram_avg")
        : OptionalDouble.empty();
  }

  /** The most virtual users: those that were planned, or else those that there were. */
  private static OptionalDouble users(RunState state, RunValues values) {
    long planned = state.live().map(live -> live.plan().vus()).orElse(0L);
    if (planned > 0) {
      return OptionalDouble.of((double) planned);
    }
    return has(values, "vus", MetricType.GAUGE)
        ? values.value("vus", "sum(max by (instance_id))")
        : OptionalDouble.empty();
  }

  private static boolean has(RunValues values, String metric, MetricType type) {
    return values.type(metric).filter(known -> known == type).isPresent();
  }

  private static int processing(RunState state) {
    if (state.run().extent().isEmpty()) {
      return state.isOver() ? PROCESSED : NOT_STARTED;
    }
    return state.isOver() && state.settled() ? PROCESSED : PROCESSING;
  }

  private static void put(ObjectNode json, String name, Optional<Instant> time) {
    json.put(name, time.map(Instant::toString).orElse(null));
  }
}
