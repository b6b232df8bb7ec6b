package io.stepwell.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.query.Dates;
import io.stepwell.schemas.catalog.LoadTestFilter;
import io.stepwell.schemas.catalog.Page;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.RunFilter;
import io.stepwell.server.http.Arguments;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Runs and load tests, single and in lists. */
final class RunsResource {

  static final String CREATED_AFTER = "created_after";
  static final String CREATED_BEFORE = "created_before";
  static final String NAME = "name";

  private final Store store;
  private final RunStates states;
  private final Function<RunState, ObjectNode> form;

  /**
   * @param form how a run is written
   */
  RunsResource(Store store, RunStates states, Function<RunState, ObjectNode> form) {
    this.store = store;
    this.states = states;
    this.form = form;
  }

  Reply run(Call call) throws IOException {
    return Selected.reply(call, form.apply(states.of(store.run(call), call.deadline())));
  }

  Reply loadTest(Call call) throws IOException {
    return Selected.reply(call, RunJson.loadTest(store.loadTest(call)));
  }

  Reply runs(Call call) throws IOException {
    return runs(call, OptionalLong.empty(), OptionalLong.empty());
  }

  Reply runsOfLoadTest(Call call) throws IOException {
    return runs(call, OptionalLong.empty(), OptionalLong.of(store.loadTest(call).id()));
  }

  Reply runsOfProject(Call call) throws IOException {
    return runs(call, OptionalLong.of(store.project(call)), OptionalLong.empty());
  }

  Reply loadTests(Call call) throws IOException {
    return loadTests(call, OptionalLong.empty());
  }

  Reply loadTestsOfProject(Call call) throws IOException {
    return loadTests(call, OptionalLong.of(store.project(call)));
  }

  private Reply runs(Call call, OptionalLong project, OptionalLong loadTest) throws IOException {
    Arguments query = call.query();
    RunFilter filter =
        new RunFilter(
            call.scope(),
            project,
            loadTest,
            query.one(CREATED_AFTER).map(text -> Dates.parse(CREATED_AFTER, text)),
            query.one(CREATED_BEFORE).map(text -> Dates.parse(CREATED_BEFORE, text)));
    Page<Run> page = store.catalog().runs(filter, Paged.paging(call));
    return Paged.reply(
        call, page, run -> states.pin(run, call.deadline()).map(states::of).map(form));
  }

  private Reply loadTests(Call call, OptionalLong project) throws IOException {
    LoadTestFilter filter = new LoadTestFilter(call.scope(), project, call.query().one(NAME));
    return Paged.reply(
        call,
        store.catalog().loadTests(filter, Paged.paging(call)),
        loadTest -> Optional.of(RunJson.loadTest(loadTest)));
  }
}
