package io.stepwell.server.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.stepwell.schemas.catalog.LiveRun;
import io.stepwell.schemas.catalog.LoadTest;
import io.stepwell.schemas.catalog.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs and load tests in JSON, as the API's versions 5 and 6 have them. */
public final class RunJson {

  private RunJson() {}

  /** A run, as in version 5. */
  static ObjectNode v5(RunState state) {
    Run run = state.run();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", run.id());
    json.put("test_id", run.loadTest().id());
    json.put("project_id", run.loadTest().project());
    json.put("test_name", run.loadTest().name());
    json.put("created", state.created().toString());
    put(json, "started", state.started());
    put(json, "ended", state.ended());
    put(json, "last_arrival", state.live().flatMap(LiveRun::lastArrival));
    json.put("duration", state.seconds());
    json.put("execution_duration", state.seconds());
    json.put("run_status", run.status().code());
    json.put("result_status", state.resultStatus());
    json.put("note", "");
    return json;
  }

  /**
   * A run, as in version 6. Every field that its clients require is there; what a run without a
   * cloud has not is null or empty.
   */
  static ObjectNode v6(RunState state) {
    Run run = state.run();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", run.id());
    json.put("test_id", run.loadTest().id());
    json.put("project_id", run.loadTest().project());
    json.putNull("started_by");
    json.put("created", state.created().toString());
    put(json, "ended", state.ended());
    json.put("note", "");
    json.putNull("retention_expiry");
    json.putNull("cost");
    status(json, state);
    json.putArray("distribution");
    state.result().ifPresentOrElse(word -> json.put("result", word), () -> json.putNull("result"));
    json.putNull("result_details");
    options(json, state);
    json.putObject("k6_dependencies");
    json.putObject("k6_versions");
    plan(json, state);
    json.put("execution_duration", state.seconds());
    json.put("is_starred", false);
    return json;
  }

  private static void options(ObjectNode json, RunState state) {
    Optional<String> options = state.live().map(LiveRun::options);
    if (options.isPresent()) {
      json.putRawValue("options", new RawValue(options.get()));
    } else {
      json.putObject("options").putRawValue("thresholds", new RawValue(state.run().thresholds()));
    }
  }

  /** What was planned is 0 where nobody knows. */
  private static void plan(ObjectNode json, RunState state) {
    LiveRun.Plan plan = state.live().map(LiveRun::plan).orElse(new LiveRun.Plan(0, 0));
    json.put("max_vus", plan.vus() == 0 ? null : Long.valueOf(plan.vus()));
    json.putNull("max_browser_vus");
    json.put("estimated_duration", plan.seconds() == 0 ? null : Long.valueOf(plan.seconds()));
  }

  private static void status(ObjectNode json, RunState state) {
    List<ObjectNode> history = RunHistory.of(state);
    json.put("status", state.status());
    json.set("status_details", history.get(history.size() - 1));
    json.putArray("status_history").addAll(history);
  }

  /** A load test; both versions have it alike. */
  public static ObjectNode loadTest(LoadTest loadTest) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", loadTest.id());
    json.put("project_id", loadTest.project());
    json.put("name", loadTest.name());
    json.putNull("baseline_test_run_id");
    json.put("created", loadTest.created().toString());
    json.put("updated", loadTest.created().toString());
    return json;
  }

  private static void put(ObjectNode json, String name, Optional<Instant> time) {
    time.ifPresentOrElse(known -> json.put(name, known.toString()), () -> json.putNull(name));
  }
}
