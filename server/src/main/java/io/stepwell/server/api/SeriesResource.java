package io.stepwell.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.stepwell.metrics.Labels;
import io.stepwell.query.QueryException;
import io.stepwell.query.Selector;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The series of a run, the names of their labels, and the values of a label. */
final class SeriesResource {

  static final String MATCH = "match[]";

  /** The labels that every series has beside those that k6 sent. */
  private static final String METRIC = "__name__";

  private static final String RUN = "test_run_id";

  private final Store store;
  private final Limits limits;

  SeriesResource(Store store, Limits limits) {
    this.store = store;
    this.limits = limits;
  }

  /** The series that the selectors choose. */
  Reply series(Call call) throws IOException {
    if (!call.query().has(MATCH)) {
      throw QueryException.badData(
          MATCH + " is missing: give one at least, as in " + MATCH + "=http_req_duration");
    }
    long run = store.run(call).id();
    String id = Long.toString(run);
    List<Labels> series = new ArrayList<>();
    visit(
        call,
        run,
        (metric, labels) -> {
          series.add(labels.with(METRIC, metric).with(RUN, id));
          limit(series, "series");
        });
    Collections.sort(series);
    return Json.success(
        json -> {
          for (Labels labels : series) {
            write(labels, json);
          }
        });
  }

  /** The names of the labels that the chosen series have. */
  Reply labels(Call call) throws IOException {
    long run = store.run(call).id();
    Set<String> names = new HashSet<>();
    visit(
        call,
        run,
        (metric, labels) -> {
          names.add(METRIC);
          names.add(RUN);
          for (int i = 0; i < labels.size(); i++) {
            names.add(labels.name(i));
          }
          limit(names, "labels");
        });
    return Json.success(json -> Json.texts(json, new TreeSet<>(names)));
  }

  /** The values that a label has among the chosen series. */
  Reply values(Call call) throws IOException {
    long run = store.run(call).id();
    String label = call.variable(Routes.LABEL);
    Set<String> values = new HashSet<>();
    visit(
        call,
        run,
        (metric, labels) -> {
          switch (label) {
            case METRIC -> values.add(metric);
            case RUN -> values.add(Long.toString(run));
            default -> {
              if (labels.has(label)) {
                values.add(labels.get(label));
                limit(values, "values of " + label);
              }
            }
          }
        });
    return Json.success(json -> Json.texts(json, new TreeSet<>(values)));
  }

  private void visit(Call call, long run, SeriesWalk.Visitor visitor) {
    List<Selector> selectors =
        call.query().all(MATCH).stream().map(Selector::parseAnyMetric).toList();
    SeriesWalk walk = new SeriesWalk(store.steps(), call.deadline());
    if (selectors.isEmpty()) {
      walk.all(run, visitor);
    } else {
      walk.chosen(run, selectors, visitor);
    }
  }

  /** Breaks off as soon as there is too much to show. */
  private void limit(Collection<?> found, String what) {
    if (found.size() > limits.series()) {
      throw QueryException.badData(
          "there are more than %d %s, which is the most; narrow them down by %s"
              .formatted(limits.series(), what, MATCH));
    }
  }

  private static void write(Labels labels, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < labels.size(); i++) {
      json.writeStringField(labels.name(i), labels.value(i));
    }
    json.writeEndObject();
  }
}
