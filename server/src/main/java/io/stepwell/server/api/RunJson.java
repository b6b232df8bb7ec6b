package io.stepwell.server.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.stepwell.schemas.catalog.LoadTest;
import io.stepwell.schemas.catalog.Run;
import java.time.Instant;
import java.util.Optional;

/** Runs and load tests in JSON, as the API's versions 5 and 6 have them. */
final class RunJson {

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
    json.putObject("options").putRawValue("thresholds", new RawValue(run.thresholds()));
    json.putObject("k6_dependencies");
    json.putObject("k6_versions");
    json.putNull("max_vus");
    json.putNull("max_browser_vus");
    json.putNull("estimated_duration");
    json.put("execution_duration", state.seconds());
    json.put("is_starred", false);
    return json;
  }

  private static void status(ObjectNode json, RunState state) {
    ObjectNode created = entered("created", state.created());
    Optional<ObjectNode> ended = state.ended().map(end -> entered(state.status(), end));
    json.put("status", state.status());
    json.set("status_details", ended.orElseGet(() -> entered(state.status(), state.created())));
    json.putArray("status_history").add(created).addAll(ended.stream().toList());
  }

  private static ObjectNode entered(String status, Instant time) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", status)
        .put("entered", time.toString());
  }

  /** A load test; both versions have it alike. */
  static ObjectNode loadTest(LoadTest loadTest) {
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
