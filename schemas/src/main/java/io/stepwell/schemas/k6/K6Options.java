package io.stepwell.schemas.k6;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * What a run's options say that may be kept and shown. k6's options can hold secrets: environment
 * variables of scenarios, keys of clients, credentials of extensions. So only what is known to be
 * none is taken.
 *
 * @param json the options, a JSON object; what was not set is left out
 * @param thresholds those among them, a JSON object of arrays by metric
 */
public record K6Options(String json, String thresholds) {

  private static final String THRESHOLDS = "thresholds";
  private static final String SCENARIOS = "scenarios";

  private static final Set<String> KEPT =
      Set.of(
          THRESHOLDS,
          SCENARIOS,
          "batch",
          "batchPerHost",
          "discardResponseBodies",
          "duration",
          "executionSegment",
          "executionSegmentSequence",
          "insecureSkipTLSVerify",
          "iterations",
          "maxRedirects",
          "minIterationDuration",
          "noConnectionReuse",
          "noCookiesReset",
          "noVUConnectionReuse",
          "rps",
          "setupTimeout",
          "stages",
          "summaryTimeUnit",
          "summaryTrendStats",
          "systemTags",
          "tags",
          "teardownTimeout",
          "throw",
          "userAgent",
          "vus");

  private static final Set<String> KEPT_OF_SCENARIO =
      Set.of(
          "duration",
          "exec",
          "executor",
          "gracefulRampDown",
          "gracefulStop",
          "iterations",
          "maxDuration",
          "maxVUs",
          "preAllocatedVUs",
          "rate",
          "stages",
          "startRate",
          "startTime",
          "startVUs",
          "tags",
          "timeUnit",
          "vus");

  /** The options of a run of which only thresholds are known. */
  public static K6Options ofThresholds(JsonNode thresholds) {
    return of(JsonNodeFactory.instance.objectNode().set(THRESHOLDS, thresholds));
  }

  /**
   * Takes out of options what may be kept.
   *
   * @param options as k6 writes them, a JSON object
   * @throws BadInputException if they are none
   */
  public static K6Options of(JsonNode options) {
    ObjectNode kept = kept(options, "the options are", KEPT);
    if (kept.has(SCENARIOS)) {
      ObjectNode scenarios = object(kept.path(SCENARIOS), "the scenarios are").objectNode();
      for (Map.Entry<String, JsonNode> scenario : kept.path(SCENARIOS).properties()) {
        scenarios.set(
            scenario.getKey(),
            kept(
                scenario.getValue(),
                "the scenario " + Excerpt.of(scenario.getKey()) + " is",
                KEPT_OF_SCENARIO));
      }
      kept.set(SCENARIOS, scenarios);
    }
    ObjectNode thresholds = kept.objectNode();
    if (kept.has(THRESHOLDS)) {
      thresholds = object(kept.path(THRESHOLDS), "the thresholds are");
      thresholds.properties().forEach(metric -> check(metric.getKey(), metric.getValue()));
    }
    return new K6Options(kept.toString(), thresholds.toString());
  }

  private static ObjectNode kept(JsonNode json, String what, Set<String> names) {
    ObjectNode kept = object(json, what).objectNode();
    for (Map.Entry<String, JsonNode> option : json.properties()) {
      if (names.contains(option.getKey()) && !option.getValue().isNull()) {
        kept.set(option.getKey(), option.getValue());
      }
    }
    return kept;
  }

  private static ObjectNode object(JsonNode json, String what) {
    if (json instanceof ObjectNode object) {
      return object;
    }
    throw new BadInputException(what + " no JSON object; send options as k6 does");
  }

  private static void check(String metric, JsonNode thresholds) {
    boolean right = thresholds.isArray();
    for (JsonNode threshold : thresholds) {
      right &= threshold.isTextual() || threshold.path("threshold").isTextual();
    }
    if (!right) {
      throw new BadInputException(
          "the thresholds of %s are no array of texts, or of objects with a text named threshold; send them as k6 does"
              .formatted(Excerpt.of(metric)));
    }
  }
}
