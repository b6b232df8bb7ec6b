package io.stepwell.server.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.schemas.catalog.LiveRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The states that a run was in, one after the other, as the API's version 6 has them. */
final class RunHistory {

  private RunHistory() {}

  /** The states; the last is the one that it is in. */
  static List<ObjectNode> of(RunState state) {
    List<ObjectNode> history = new ArrayList<>();
    history.add(entered("created", state.created()));
    state
        .live()
        .ifPresent(
            live -> {
              history.add(entered("initializing", live.run().created()));
              live.started().ifPresent(time -> history.add(entered("running", time)));
            });
    if (!state.isOver() && !last(history).equals(state.status())) {
      history.add(entered(state.status(), state.created()));
    }
    state.ended().ifPresent(time -> history.add(ended(state, time)));
    return history;
  }

  private static String last(List<ObjectNode> history) {
    return history.get(history.size() - 1).path("type").asText();
  }

  private static ObjectNode ended(RunState state, Instant time) {
    ObjectNode json = entered(state.status(), time);
    Optional<String> reason = state.live().flatMap(LiveRun::end).flatMap(LiveRun.End::reason);
    reason.ifPresent(
        text -> json.putObject("extra").putNull("by_user").put("message", text).putNull("code"));
    return json;
  }

  private static ObjectNode entered(String status, Instant time) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", status)
        .put("entered", time.toString());
  }
}
