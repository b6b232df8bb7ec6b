package io.stepwell.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.query.MetricInfo;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import io.stepwell.server.verdict.Check;
import io.stepwell.server.verdict.DeclaredThreshold;
import io.stepwell.server.verdict.ThresholdsJson;
import java.io.IOException;
import java.util.List;

/**
 * A run's thresholds with the verdicts on them, in the end or so far; or the verdicts on what is
 * asked for in their place.
 */
final class ThresholdsResource {

  static final String CHECK = "check[]";

  private final Store store;
  private final RunStates states;

  ThresholdsResource(Store store, RunStates states) {
    this.store = store;
    this.states = states;
  }

  Reply thresholds(Call call) throws IOException {
    List<DeclaredThreshold> others = call.query().all(CHECK).stream().map(Check::parse).toList();
    RunStates.Pinned pinned = states.pinned(store.run(call), call.deadline());
    List<MetricInfo> metrics = pinned.steps().metrics(pinned.run().id());
    others.forEach(check -> Check.refuseNonsense(check, metrics));
    ObjectNode json = ThresholdsJson.of(pinned.run(), states.traced(pinned, others));
    return Selected.reply(call, json);
  }
}
