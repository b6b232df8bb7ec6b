package io.stepwell.server.legacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.query.QueryException;
import io.stepwell.schemas.catalog.LoadTest;
import io.stepwell.schemas.catalog.LoadTestFilter;
import io.stepwell.schemas.catalog.Page;
import io.stepwell.schemas.catalog.Paging;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.RunFilter;
import io.stepwell.server.api.Json;
import io.stepwell.server.api.Selected;
import io.stepwell.server.api.Store;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Tests, which version 5 calls load tests. */
final class TestsResource {

  static final String PROJECT = "project_id";
  static final String NAMED = "q";
  static final String TEST = "test_id";

  private static final String LAST_RUN = "last_run_time";
  private static final List<String> ORDERS = List.of("id", "name", LAST_RUN);
  private static final int AT_ONCE = 1000;

  private final Store store;

  TestsResource(Store store) {
    this.store = store;
  }

  /** {@code GET /loadtests/v2/tests/{test_id}}. */
  Reply read(Call call) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    LoadTest test = store.loadTest(call.scope(), call.variable(TEST));
    json.set("k6-test", Selected.fields(call, of(test, call)));
    return Json.reply(out -> Json.tree(json, out));
  }

  /** {@code GET /loadtests/v2/tests}. */
  Reply list(Call call) throws IOException {
    Pages pages = Pages.of(call);
    List<LoadTest> tests = wanted(call);
    sort(tests, Pages.order(call, ORDERS), call);
    if (Pages.isDescending(call)) {
      Collections.reverse(tests);
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("k6-runs");
    ArrayNode items = json.putArray("k6-tests");
    pages.of(tests).forEach(test -> items.add(Selected.fields(call, of(test, call))));
    json.putArray("load_zones");
    json.putObject("meta").put("count", tests.size());
    return Json.reply(out -> Json.tree(json, out));
  }

  private List<LoadTest> wanted(Call call) {
    if (call.query().has(Asked.IDS)) {
      List<LoadTest> named = new ArrayList<>();
      Asked.ids(call).forEach(id -> named.add(store.loadTest(call.scope(), id)));
      return named;
    }
    OptionalLong project =
        call.query().one(PROJECT).stream().mapToLong(text -> project(text, call)).findFirst();
    String part = call.query().one(NAMED).orElse("").toLowerCase(Locale.ROOT);
    LoadTestFilter filter = new LoadTestFilter(call.scope(), project, Optional.empty());
    List<LoadTest> tests = new ArrayList<>();
    Page<LoadTest> page;
    int skip = 0;
    do {
      page = store.catalog().loadTests(filter, new Paging(false, skip, AT_ONCE));
      page.items().stream()
          .filter(test -> test.name().toLowerCase(Locale.ROOT).contains(part))
          .forEach(tests::add);
      skip += AT_ONCE;
    } while (skip < page.total());
    return tests;
  }

  private static long project(String text, Call call) {
    long id = Store.id(text, "project");
    if (!call.scope().includes(id)) {
      throw QueryException.notFound("there is no project " + id);
    }
    return id;
  }

  private void sort(List<LoadTest> tests, String order, Call call) {
    switch (order) {
      case "name" -> tests.sort(Comparator.comparing(LoadTest::name));
      case LAST_RUN -> {
        Map<Long, Instant> last = new HashMap<>();
        for (LoadTest test : tests) {
          call.deadline().check();
          last.put(test.id(), lastRun(test, call).map(Run::created).orElse(Instant.MIN));
        }
        tests.sort(Comparator.comparing(test -> last.getOrDefault(test.id(), Instant.MIN)));
      }
      default -> tests.sort(Comparator.comparing(LoadTest::id));
    }
  }

  private Optional<Run> lastRun(LoadTest test, Call call) {
    return runs(test, call, new Paging(true, 0, 1)).items().stream().findFirst();
  }

  private Page<Run> runs(LoadTest test, Call call, Paging paging) {
    RunFilter filter =
        new RunFilter(
            call.scope(),
            OptionalLong.empty(),
            OptionalLong.of(test.id()),
            Optional.empty(),
            Optional.empty());
    return store.catalog().runs(filter, paging);
  }

  private ObjectNode of(LoadTest test, Call call) {
    List<Run> runs = runs(test, call, new Paging(true, 0, AT_ONCE)).items();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", test.id());
    json.put("project_id", test.project());
    json.putNull("user_id");
    json.put("name", test.name());
    json.put("created", test.created().toString());
    json.put("updated", test.created().toString());
    json.put("last_test_run_id", runs.isEmpty() ? null : Long.valueOf(runs.get(0).id()));
    ArrayNode ids = json.putArray("test_run_ids");
    runs.forEach(run -> ids.add(run.id()));
    json.put("script", "");
    return json;
  }
}
