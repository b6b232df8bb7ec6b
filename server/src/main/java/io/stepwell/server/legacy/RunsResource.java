package io.stepwell.server.legacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.query.QueryException;
import io.stepwell.schemas.catalog.Page;
import io.stepwell.schemas.catalog.Paging;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.RunFilter;
import io.stepwell.server.api.Json;
import io.stepwell.server.api.RunStates;
import io.stepwell.server.api.Selected;
import io.stepwell.server.api.Store;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs, one or those of a test. */
final class RunsResource {

  static final String TEST = "test_id";
  static final String PUBLIC = "public_id";
  static final String EVENTS = "exclude_events";

  private static final List<String> ORDERS = List.of("created", "started", "id");

  private final Store store;
  private final RunStates states;
  private final RunJson form;

  RunsResource(Store store, RunStates states, RunJson form) {
    this.store = store;
    this.states = states;
    this.form = form;
  }

  /** {@code GET /loadtests/v2/runs/{test_run_id}}. */
  Reply read(Call call) throws IOException {
    RunStates.Pinned pinned = states.pinned(store.run(call), call.deadline());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("k6-run", Selected.fields(call, form.v2(pinned, call)));
    return Json.reply(out -> Json.tree(json, out));
  }

  /** {@code GET /loadtests/v4/test_runs({test_run_id})}. */
  Reply v4(Call call) throws IOException {
    return Selected.reply(call, form.v4(states.pinned(store.run(call), call.deadline()), call));
  }

  /** {@code GET /loadtests/v2/runs}. */
  Reply list(Call call) throws IOException {
    Page<Run> page = page(call);
    List<ObjectNode> runs = new ArrayList<>();
    for (Run run : page.items()) {
      states
          .pin(run, call.deadline())
          .ifPresent(pinned -> runs.add(Selected.fields(call, form.v2(pinned, call))));
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("k6-runs").addAll(runs);
    json.putObject("meta").put("count", page.total());
    return Json.reply(out -> Json.tree(json, out));
  }

  /** No run is public, so none has the id of one that is. */
  private Page<Run> page(Call call) {
    Pages pages = Pages.of(call);
    Pages.order(call, ORDERS);
    Optional<String> test = call.query().one(TEST);
    if (call.query().has(PUBLIC)) {
      return new Page<>(List.of(), 0);
    }
    if (call.query().has(Asked.IDS)) {
      List<Run> runs = named(Asked.ids(call), test, call);
      return new Page<>(pages.of(runs), runs.size());
    }
    OptionalLong loadTest =
        test.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(store.loadTest(call.scope(), test.get()).id());
    RunFilter filter =
        new RunFilter(
            call.scope(), OptionalLong.empty(), loadTest, Optional.empty(), Optional.empty());
    Paging paging = new Paging(Pages.isDescending(call), pages.skip(), pages.size());
    return store.catalog().runs(filter, paging);
  }

  private List<Run> named(List<String> ids, Optional<String> test, Call call) {
    List<Run> runs = new ArrayList<>();
    for (String id : ids) {
      Run run = store.run(call.scope(), id);
      if (test.isPresent() && run.loadTest().id() != Store.id(test.get(), "test")) {
        throw QueryException.notFound("test %s has no run %s".formatted(test.get(), id));
      }
      runs.add(run);
    }
    return runs;
  }
}
