package io.stepwell.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads answers of Stepwell and of Prometheus, whose shapes are nearly the same. */
final class AnswerBody {

  private static final ObjectMapper JSON = new ObjectMapper();

  private AnswerBody() {}

  /** Its values; those that are no number, such as quantiles of nothing, are left out. */
  static Map<Point, Double> read(byte[] body, TimedQuestion question) throws IOException {
    Map<Point, Double> values = new HashMap<>();
    for (JsonNode series : JSON.readTree(body).at("/data/result")) {
      List<String> labels =
          question.labels().stream()
              .map(label -> series.path("metric").path(label).asText(""))
              .toList();
      Iterable<JsonNode> pairs =
          series.has("value") ? List.of(series.path("value")) : series.path("values");
      for (JsonNode pair : pairs) {
        double value = Double.parseDouble(pair.path(1).asText());
        if (!Double.isNaN(value)) {
          long time = question.step().isPresent() ? pair.path(0).asLong() : 0;
          values.put(new Point(labels, time), value);
        }
      }
    }
    return values;
  }
}
