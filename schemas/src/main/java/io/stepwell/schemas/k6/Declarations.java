package io.stepwell.schemas.k6;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.metrics.Contains;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the {@code Metric} lines of k6's JSON output. */
final class Declarations {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Declarations() {}

  /** Reads a line that is known to be JSON and of that type; {@code metric} is its outer name. */
  static JsonLine read(String line, String metric) {
    try {
      return read(JSON.readTree(line).path("data"), metric);
    } catch (IOException e) {
      return new JsonLine.Broken("is not JSON");
    }
  }

  private static JsonLine read(JsonNode data, String metric) {
    String name = data.path("name").asText(metric);
    if (name.isEmpty()) {
      return new JsonLine.Broken("has no metric name");
    }
    String word = data.path("type").asText();
    Optional<MetricType> type = MetricType.named(word);
    if (type.isEmpty()) {
      return new JsonLine.Broken(
          "gives metric " + Excerpt.of(name) + " the unknown type " + Excerpt.of(word));
    }
    Contains contains = Contains.named(data.path("contains").asText()).orElse(Contains.DEFAULT);
    return new JsonLine.Declared(
        new MetricDeclaration(name, type.get(), contains, thresholds(data), submetrics(data)));
  }

  /** A threshold is its bare expression, or an object if it may abort the run. */
  private static List<Threshold> thresholds(JsonNode data) {
    List<Threshold> thresholds = new ArrayList<>();
    for (JsonNode item : data.path("thresholds")) {
      thresholds.add(
          item.isTextual()
              ? new Threshold(item.asText(), false, "")
              : new Threshold(
                  item.path("threshold").asText(),
                  item.path("abortOnFail").asBoolean(),
                  item.path("delayAbortEval").asText("")));
    }
    return thresholds;
  }

  private static List<Submetric> submetrics(JsonNode data) {
    List<Submetric> submetrics = new ArrayList<>();
    for (JsonNode item : data.path("submetrics")) {
      Map<String, String> labels = new TreeMap<>();
      for (Map.Entry<String, JsonNode> tag : item.path("tags").properties()) {
        labels.put(tag.getKey(), tag.getValue().asText());
      }
      submetrics.add(new Submetric(item.path("name").asText(), Labels.of(labels)));
    }
    return submetrics;
  }
}
