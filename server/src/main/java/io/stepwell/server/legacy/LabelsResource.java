package io.stepwell.server.legacy;

import io.stepwell.query.QueryException;
import io.stepwell.server.api.Json;
import io.stepwell.server.api.Limits;
import io.stepwell.server.api.SeriesWalk;
import io.stepwell.server.api.Store;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** The labels of a run, which version 2 calls tags: a list of texts. */
final class LabelsResource {

  static final String TAG = "tag";

  private final Store store;
  private final Limits limits;

  LabelsResource(Store store, Limits limits) {
    this.store = store;
    this.limits = limits;
  }

  /** {@code GET /loadtests/v2/runs/{test_run_id}/tags}: their names. */
  Reply names(Call call) throws IOException {
    Set<String> names = new TreeSet<>();
    walk(call, (metric, labels) -> names.addAll(labels.asMap().keySet()));
    return texts(names);
  }

  /** {@code GET /loadtests/v2/runs/{test_run_id}/tag-values/{tag}}: the values of one. */
  Reply values(Call call) throws IOException {
    String tag = call.variable(TAG);
    Set<String> values = new TreeSet<>();
    walk(
        call,
        (metric, labels) -> {
          if (labels.has(tag) && values.add(labels.get(tag)) && values.size() > limits.series()) {
            throw QueryException.badData(
                "%s has more than %d values, which are the most".formatted(tag, limits.series()));
          }
        });
    return texts(values);
  }

  private void walk(Call call, SeriesWalk.Visitor visitor) {
    new SeriesWalk(store.steps(), call.deadline()).all(store.run(call).id(), visitor);
  }

  private static Reply texts(Set<String> texts) throws IOException {
    return Json.reply(
        json -> {
          json.writeStartArray();
          for (String text : texts) {
            json.writeString(text);
          }
          json.writeEndArray();
        });
  }
}
