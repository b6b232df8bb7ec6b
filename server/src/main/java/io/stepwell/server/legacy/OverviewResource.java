package io.stepwell.server.legacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.server.api.Json;
import io.stepwell.server.api.RunState;
import io.stepwell.server.api.RunStates;
import io.stepwell.server.api.Store;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import io.stepwell.server.verdict.Verdict;
import java.io.IOException;
import java.util.List;

/** {@code GET /loadtests/v2/run-overviews}: a run in thirteen numbers. */
final class OverviewResource {

  private final Store store;
  private final RunStates states;

  OverviewResource(Store store, RunStates states) {
    this.store = store;
    this.states = states;
  }

  /** A check or a URL succeeded if it never failed. */
  Reply overview(Call call) throws IOException {
    RunStates.Pinned pinned = Asked.run(call, store, states);
    RunState state = states.of(pinned);
    RunFigures figures = new RunFigures(pinned.steps(), pinned.run().id());
    List<RunFigures.Hits> checks = figures.checks();
    List<RunFigures.Hits> urls = figures.urls();
    Verdict verdict = state.verdict();

    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode overview = json.putArray("k6-run-overviews").addObject();
    overview.put("checks_hits_successes", RunFigures.successes(checks));
    overview.put("checks_hits_total", RunFigures.total(checks));
    overview.put("checks_successes", RunFigures.faultless(checks));
    overview.put("checks_total", checks.size());
    Numbers.put(overview, "http_req_duration_avg", figures.averageDuration());
    Numbers.put(overview, "http_reqs_avg", figures.requestsPerSecond());
    overview.put("test_run_id", pinned.run().id());
    overview.put("thresholds_successes", verdict.met());
    overview.put("thresholds_total", verdict.thresholds().size());
    overview.put("urls_hits_successes", RunFigures.successes(urls));
    overview.put("urls_hits_total", RunFigures.total(urls));
    overview.put("urls_successes", RunFigures.faultless(urls));
    overview.put("urls_total", urls.size());
    return Json.reply(out -> Json.tree(json, out));
  }
}
