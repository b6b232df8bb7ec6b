package io.stepwell.schemas.k6;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * k6's own summary of a run, as {@code --summary-export} writes it.
 *
 * @param metrics by metric, or by part of one such as <code>http_req_duration{scenario:browse}
 *     </code>, then by k6's name of the figure: a counter has {@code count} and {@code rate}, a
 *     gauge {@code value}, {@code min} and {@code max}, a rate {@code value}, {@code passes} (the
 *     samples that were not 0) and {@code fails}, a trend {@code avg}, {@code p(95)} and so on; in
 *     the metric's unit
 * @param failedThresholds by metric, then by expression: whether the threshold failed
 */
public record K6Summary(
    Map<String, Map<String, Double>> metrics, Map<String, Map<String, Boolean>> failedThresholds) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a summary.
   *
   * @param name the file's name, for messages
   * @throws NotK6Exception if it is no such summary
   */
  public static K6Summary read(InputStream in, String name) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(in);
    } catch (JsonProcessingException e) {
      throw notASummary(name);
    }
    if (!root.path("metrics").isObject()) {
      throw notASummary(name);
    }
    Map<String, Map<String, Double>> metrics = new TreeMap<>();
    Map<String, Map<String, Boolean>> failedThresholds = new TreeMap<>();
    for (Map.Entry<String, JsonNode> metric : root.path("metrics").properties()) {
      Map<String, Double> values = new TreeMap<>();
      for (Map.Entry<String, JsonNode> value : metric.getValue().properties()) {
        if (value.getValue().isNumber()) {
          values.put(value.getKey(), value.getValue().asDouble());
        }
      }
      Map<String, Boolean> failed = new TreeMap<>();
      for (Map.Entry<String, JsonNode> rule : metric.getValue().path("thresholds").properties()) {
        failed.put(rule.getKey(), rule.getValue().asBoolean());
      }
      metrics.put(metric.getKey(), Collections.unmodifiableMap(values));
      failedThresholds.put(metric.getKey(), Collections.unmodifiableMap(failed));
    }
    return new K6Summary(
        Collections.unmodifiableMap(metrics), Collections.unmodifiableMap(failedThresholds));
  }

  private static NotK6Exception notASummary(String name) {
    return new NotK6Exception(
        name + " is not a summary of k6; give a file that k6 wrote with --summary-export=FILE");
  }

  /** One figure of one metric, if the summary has it. */
  public OptionalDouble value(String metric, String figure) {
    Double value = metrics.getOrDefault(metric, Map.of()).get(figure);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
