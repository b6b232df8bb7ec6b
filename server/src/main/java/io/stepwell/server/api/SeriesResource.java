package io.stepwell.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.stepwell.metrics.Labels;
import io.stepwell.query.Metadata;
import io.stepwell.query.QueryException;
import io.stepwell.query.Selector;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;

/** The series of a run, the names of their labels, and the values of a label. */
final class SeriesResource {

  static final String MATCH = "match[]";

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
    SortedSet<Labels> series = chosen(call);
    return Json.success(
        json -> {
          for (Labels labels : series) {
            write(labels, json);
          }
        });
  }

  /** The names of the labels that the chosen series have. */
  Reply labels(Call call) throws IOException {
    SortedSet<Labels> series = chosen(call);
    return Json.success(json -> Json.texts(json, Metadata.names(series)));
  }

  /** The values that a label has among the chosen series. */
  Reply values(Call call) throws IOException {
    SortedSet<Labels> series = chosen(call);
    String label = call.variable(Routes.LABEL);
    return Json.success(json -> Json.texts(json, Metadata.values(series, label)));
  }

  private SortedSet<Labels> chosen(Call call) {
    long run = store.run(call).id();
    List<Selector> selectors =
        call.query().all(MATCH).stream().map(Selector::parseAnyMetric).toList();
    Metadata metadata = new Metadata(store.steps());
    SortedSet<Labels> series =
        selectors.isEmpty() ? metadata.series(run) : metadata.series(run, selectors);
    if (series.size() > limits.series()) {
      throw QueryException.badData(
          "these are %d series, and %d are the most; narrow them down by %s"
              .formatted(series.size(), limits.series(), MATCH));
    }
    return series;
  }

  private static void write(Labels labels, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < labels.size(); i++) {
      json.writeStringField(labels.name(i), labels.value(i));
    }
    json.writeEndObject();
  }
}
