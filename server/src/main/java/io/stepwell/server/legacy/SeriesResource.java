package io.stepwell.server.legacy;

import com.fasterxml.jackson.core.JsonGenerator;
import io.stepwell.query.AnswerSeries;
import io.stepwell.query.Engine;
import io.stepwell.query.Matcher;
import io.stepwell.query.QueryException;
import io.stepwell.query.Question;
import io.stepwell.query.Selector;
import io.stepwell.schemas.api.NumberText;
import io.stepwell.server.api.Json;
import io.stepwell.server.api.Limits;
import io.stepwell.server.api.RunStates;
import io.stepwell.server.api.Store;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code GET /loadtests/v2/series}: metrics of a run over time. */
final class SeriesResource {

  static final String METHOD = "method";
  static final String TAGS = "tags[]";

  private final Store store;
  private final RunStates states;
  private final Limits limits;

  SeriesResource(Store store, RunStates states, Limits limits) {
    this.store = store;
    this.states = states;
    this.limits = limits;
  }

  /** A metric's points. */
  private record Serie(LegacyMetric metric, List<AnswerSeries> answer) {}

  Reply series(Call call) throws IOException {
    List<String> ids = Asked.ids(call);
    if (ids.isEmpty()) {
      throw QueryException.badData(
          Asked.IDS + " is missing: the id of a metric, as /loadtests/v2/metrics lists them");
    }
    String method = call.query().one(METHOD).orElse(SeriesMethod.USUAL);
    List<Matcher> labels = call.query().all(TAGS).stream().map(SeriesResource::label).toList();
    RunStates.Pinned pinned = Asked.run(call, store, states);
    long run = pinned.run().id();
    List<LegacyMetric> metrics =
        new LegacyMetrics(run, pinned.steps(), store.catalog(), call.deadline(), limits.series())
            .named(ids);
    List<Serie> series = new ArrayList<>();
    for (LegacyMetric metric : metrics) {
      series.add(new Serie(metric, ask(metric, method, labels, pinned)));
    }
    return Json.reply(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("k6-serie");
          for (Serie serie : series) {
            write(serie, method, labels, run, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static Matcher label(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw QueryException.badData(
          TAGS + " is a name, a colon and a value, as in " + TAGS + "=status:200, not " + text);
    }
    return new Matcher(text.substring(0, colon), Matcher.Operator.EQUAL, text.substring(colon + 1));
  }

  private static List<AnswerSeries> ask(
      LegacyMetric metric, String method, List<Matcher> labels, RunStates.Pinned pinned) {
    List<Matcher> all = new ArrayList<>(metric.selector().matchers());
    all.addAll(labels);
    Question question =
        new Question(
            new Selector(metric.selector().metric(), all),
            SeriesMethod.query(method, metric.info().type()),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty());
    return new Engine(pinned.steps()).range(pinned.run().id(), question).series();
  }

  private static void write(
      Serie serie, String method, List<Matcher> labels, long run, JsonGenerator json)
      throws IOException {
    String metric = serie.metric().id(run);
    json.writeStartObject();
    json.writeObjectFieldStart("agg");
    json.writeEndObject();
    json.writeStringField("id", Md5.hex(List.of(metric, method, labels.toString())));
    json.writeStringField("method", method);
    json.writeStringField("metric_id", metric);
    json.writeNumberField("test_run_id", run);
    json.writeArrayFieldStart("values");
    for (AnswerSeries series : serie.answer()) {
      for (int point = 0; point < series.size(); point++) {
        json.writeStartObject();
        json.writeStringField("timestamp", Instant.ofEpochSecond(series.time(point)).toString());
        json.writeFieldName("value");
        json.writeRawValue(NumberText.of(series.value(point)));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
