package io.stepwell.server.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.query.Matcher;
import io.stepwell.query.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A threshold of a run.
 *
 * @param selector the metric that it is set on, or a part of it
 * @param expression as k6 writes it: {@code p(95)<500}
 */
record DeclaredThreshold(Selector selector, String expression) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SUBMETRIC = Pattern.compile("([^{]+)(?:\\{(.*)\\})?");

  /**
   * The thresholds of a run.
   *
   * @param json as k6's options hold them: arrays by metric, of expressions or of objects with one
   *     under {@code threshold}
   */
  static List<DeclaredThreshold> all(String json) {
    List<DeclaredThreshold> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> metric : read(json).properties()) {
      Selector selector = selector(metric.getKey());
      for (JsonNode threshold : metric.getValue()) {
        JsonNode expression = threshold.isObject() ? threshold.path("threshold") : threshold;
        all.add(new DeclaredThreshold(selector, expression.asText()));
      }
    }
    return all;
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the catalog holds thresholds that are no JSON", e);
    }
  }

  /** {@code http_req_duration{scenario:browse}} is k6's way to write a part of a metric. */
  private static Selector selector(String submetric) {
    java.util.regex.Matcher form = SUBMETRIC.matcher(submetric.strip());
    if (!form.matches()) {
      return new Selector(Optional.of(submetric), List.of());
    }
    List<Matcher> matchers = new ArrayList<>();
    String conditions = form.group(2) == null ? "" : form.group(2);
    for (String condition : conditions.split(",", -1)) {
      int colon = condition.indexOf(':');
      if (colon > 0) {
        String label = unquoted(condition.substring(0, colon));
        String value = unquoted(condition.substring(colon + 1));
        matchers.add(new Matcher(label, Matcher.Operator.EQUAL, value));
      }
    }
    return new Selector(Optional.of(form.group(1).strip()), matchers);
  }

  private static String unquoted(String text) {
    String stripped = text.strip();
    return stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"")
        ? stripped.substring(1, stripped.length() - 1)
        : stripped;
  }
}
