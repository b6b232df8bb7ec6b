package io.stepwell.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.stepwell.query.Histogram;
import io.stepwell.query.Quantiles;
import io.stepwell.query.Selector;
import io.stepwell.schemas.api.NumberText;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.util.List;

/**
 * How distributions are written: as the answers of queries are, with lists of counts or pairs of
 * quantile and value in the place of pairs of time and value.
 */
final class DistributionJson {

  private DistributionJson() {}

  static Reply of(long run, Selector selector, Histogram histogram) throws IOException {
    return data(
        "histogram",
        histogram.warnings(),
        json -> {
          json.writeNumberField("step", histogram.step());
          json.writeArrayFieldStart("bounds");
          for (double bound : histogram.bounds()) {
            json.writeNumber(NumberText.of(bound));
          }
          json.writeEndArray();
          json.writeArrayFieldStart("result");
          if (!histogram.windows().isEmpty()) {
            json.writeStartObject();
            metric(run, selector, json);
            json.writeArrayFieldStart("values");
            for (Histogram.Window window : histogram.windows()) {
              window(window, histogram.ranges(), json);
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void window(Histogram.Window window, int ranges, JsonGenerator json)
      throws IOException {
    json.writeStartArray();
    json.writeNumber(window.end());
    json.writeStartArray();
    for (int range = 0; range < ranges; range++) {
      json.writeNumber(window.count(range));
    }
    json.writeEndArray();
    json.writeEndArray();
  }

  static Reply of(long run, Selector selector, Quantiles quantiles) throws IOException {
    return data(
        "quantiles",
        quantiles.warnings(),
        json -> {
          json.writeArrayFieldStart("result");
          if (quantiles.count() > 0) {
            json.writeStartObject();
            metric(run, selector, json);
            json.writeNumberField("count", quantiles.count());
            json.writeArrayFieldStart("values");
            for (Quantiles.Point point : quantiles.points()) {
              json.writeStartArray();
              json.writeNumber(point.quantile().toPlainString());
              json.writeNumber(NumberText.of(point.value()));
              json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void metric(long run, Selector selector, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("metric");
    json.writeStringField("__name__", selector.metric().orElseThrow());
    json.writeStringField("test_run_id", Long.toString(run));
    json.writeEndObject();
  }

  private static Reply data(String resultType, List<String> warnings, Json.Writing data)
      throws IOException {
    return Json.reply(
        json -> {
          json.writeStartObject();
          json.writeStringField("status", "success");
          json.writeObjectFieldStart("data");
          json.writeStringField("resultType", resultType);
          data.to(json);
          json.writeEndObject();
          if (!warnings.isEmpty()) {
            json.writeArrayFieldStart("warnings");
            Json.texts(json, warnings);
            json.writeEndArray();
          }
          json.writeEndObject();
        });
  }
}
