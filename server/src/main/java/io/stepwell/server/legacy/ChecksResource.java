package io.stepwell.server.legacy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.metrics.Labels;
import io.stepwell.query.QueryException;
import io.stepwell.server.api.Json;
import io.stepwell.server.api.RunStates;
import io.stepwell.server.api.Selected;
import io.stepwell.server.api.Store;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checks of a run. */
final class ChecksResource {

  static final String FILTER = "$filter";

  private static final Pattern GROUP =
      Pattern.compile("\\s*group_id\\s+eq\\s+(?:(null)|'([0-9a-f]{32})')\\s*");

  private final Store store;
  private final RunStates states;

  ChecksResource(Store store, RunStates states) {
    this.store = store;
    this.states = states;
  }

  /** {@code GET /loadtests/v3/checks}. */
  Reply v3(Call call) throws IOException {
    RunStates.Pinned pinned = Asked.run(call, store, states);
    RunFigures figures = figures(pinned);
    Map<Labels, Long> firstSeen = figures.firstSeen();
    List<RunFigures.Hits> checks = figures.checks();
    return Json.reply(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("k6-checks");
          for (RunFigures.Hits check : checks) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("id", of(check).id());
            node.put("project_id", pinned.run().loadTest().project());
            node.put("test_run_id", pinned.run().id());
            node.put("group_id", Md5.hex(of(check).group()));
            node.put("name", of(check).check());
            node.put(
                "first_seen",
                Instant.ofEpochSecond(firstSeen.getOrDefault(check.labels(), 0L)).toString());
            node.put("success", check.successes() == check.total());
            node.put("success_count", check.successes());
            node.put("total_count", check.total());
            Json.tree(node, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** {@code GET /loadtests/v4/test_runs({test_run_id})/checks}; none has no group. */
  Reply v4(Call call) throws IOException {
    Optional<Filter> filter = call.query().one(FILTER).map(ChecksResource::filter);
    RunFigures figures = figures(states.pinned(store.run(call), call.deadline()));
    return Json.value(
        json -> {
          for (RunFigures.Hits check : figures.checks()) {
            if (filter.isEmpty() || filter.get().groupId().equals(groupId(check))) {
              writeV4(call, check, json);
            }
          }
        });
  }

  /** Which group's checks are wanted; empty for those outside of groups. */
  private record Filter(Optional<String> groupId) {}

  private static Filter filter(String text) {
    Matcher matcher = GROUP.matcher(text);
    if (!matcher.matches()) {
      throw QueryException.badData(
          FILTER + " is group_id eq null, or group_id eq and an id in single quotes, not " + text);
    }
    return new Filter(Optional.ofNullable(matcher.group(2)));
  }

  private static Optional<String> groupId(RunFigures.Hits check) {
    String group = of(check).group();
    return group.isEmpty() ? Optional.empty() : Optional.of(Md5.hex(group));
  }

  private static void writeV4(Call call, RunFigures.Hits check, JsonGenerator json)
      throws IOException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", of(check).id());
    node.put("name", of(check).check());
    node.put("group_id", groupId(check).orElse(null));
    ObjectNode summary = node.putObject("metric_summary");
    summary.put("success_count", check.successes());
    summary.put("fail_count", check.total() - check.successes());
    Numbers.put(
        summary,
        "success_rate",
        OptionalDouble.of((double) check.successes() / Math.max(1, check.total())));
    Json.tree(Selected.fields(call, node), json);
  }

  private static RunFigures figures(RunStates.Pinned pinned) {
    return new RunFigures(pinned.steps(), pinned.run().id());
  }

  private static Submetric.OfCheck of(RunFigures.Hits check) {
    Labels labels = check.labels();
    return new Submetric.OfCheck(labels.get(Submetric.CHECK), labels.get(Submetric.GROUP));
  }
}
