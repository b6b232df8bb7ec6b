package io.stepwell.server.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.query.Matcher;
import io.stepwell.query.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A threshold of a run.
 *
 * @param metric what it is set on, as k6 writes it: a metric, or a part of one such as {@code
 *     http_reqs{scenario:browse,status:200}}
 * @param expression as k6 writes it: {@code p(95)<500}
 * @param abort whether and when k6 gives the test up over it; verdicts do not go by it
 */
public record DeclaredThreshold(String metric, String expression, Abort abort) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Whether k6 gives a test up over a threshold.
   *
   * @param onFail whether it does
   * @param delay how long it waits for more samples first, as k6 writes it: {@code 5s}; empty if it
   *     does not
   */
  public record Abort(boolean onFail, String delay) {

    /** The test goes on. */
    public static final Abort NONE = new Abort(false, "");
  }

  /** One that no test is given up over. */
  public DeclaredThreshold(String metric, String expression) {
    this(metric, expression, Abort.NONE);
  }

  /**
   * The thresholds of a run.
   *
   * @param json as k6's options hold them: arrays by metric, of expressions or of objects with one
   *     under {@code threshold}
   */
  static List<DeclaredThreshold> all(String json) {
    List<DeclaredThreshold> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> metric : read(json).properties()) {
      for (JsonNode threshold : metric.getValue()) {
        all.add(
            threshold.isObject()
                ? new DeclaredThreshold(
                    metric.getKey(), threshold.path("threshold").asText(), abort(threshold))
                : new DeclaredThreshold(metric.getKey(), threshold.asText()));
      }
    }
    return all;
  }

  /** The other way round: the thresholds as k6's options would hold them. */
  static String json(List<DeclaredThreshold> thresholds) {
    ObjectNode json = JSON.createObjectNode();
    for (DeclaredThreshold threshold : thresholds) {
      ArrayNode ofMetric = (ArrayNode) json.get(threshold.metric);
      (ofMetric == null ? json.putArray(threshold.metric) : ofMetric).add(threshold.expression);
    }
    return json.toString();
  }

  private static Abort abort(JsonNode threshold) {
    JsonNode delay = threshold.path("delayAbortEval");
    return new Abort(
        threshold.path("abortOnFail").asBoolean(), delay.isNull() ? "" : delay.asText());
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the catalog holds thresholds that are no JSON", e);
    }
  }

  /** Whether it demands the same of the same. */
  boolean isLike(DeclaredThreshold other) {
    return metric.equals(other.metric) && expression.equals(other.expression);
  }

  /** The metric without the braces. */
  public String name() {
    int brace = metric.indexOf('{');
    return (brace < 0 ? metric : metric.substring(0, brace)).strip();
  }

  /** The series it is set on: the part's tags must all be there and be the same. */
  public Selector selector() {
    int open = metric.indexOf('{');
    int close = metric.lastIndexOf('}');
    List<Matcher> matchers = new ArrayList<>();
    if (open >= 0 && close > open) {
      for (String tag : metric.substring(open + 1, close).split(",", -1)) {
        int colon = tag.indexOf(':');
        if (colon > 0) {
          String label = unquoted(tag.substring(0, colon));
          String value = unquoted(tag.substring(colon + 1));
          matchers.add(new Matcher(label, Matcher.Operator.EQUAL, value));
        }
      }
    }
    return new Selector(Optional.of(name()), matchers);
  }

  /** As k6 does it: quotes of both kinds are taken off, however many there are. */
  private static String unquoted(String text) {
    return text.strip().replaceAll("^[\"']+|[\"']+$", "");
  }
}
