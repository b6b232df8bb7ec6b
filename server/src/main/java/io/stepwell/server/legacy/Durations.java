package io.stepwell.server.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.metrics.Labels;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How long requests took, in milliseconds.
 *
 * @param figures by the word for the figure and the labels of the requests
 */
record Durations(Map<String, Map<Labels, Double>> figures) {

  static final String COUNT = "count";

  /** The words of the API, and the methods that they stand for. */
  static final Map<String, String> METHODS = methods();

  private static Map<String, String> methods() {
    Map<String, String> methods = new LinkedHashMap<>();
    methods.put(COUNT, "histogram_count_increase");
    methods.put("min", "histogram_min");
    methods.put("mean", "histogram_avg");
    methods.put("max", "histogram_max");
    methods.put("stdev", "histogram_stddev");
    methods.put("p95", "histogram_quantile(0.95)");
    methods.put("p99", "histogram_quantile(0.99)");
    return methods;
  }

  OptionalDouble figure(String word, Labels labels) {
    Map<Labels, Double> values = figures.getOrDefault(word, Map.of());
    return values.containsKey(labels)
        ? OptionalDouble.of(values.getOrDefault(labels, 0.0))
        : OptionalDouble.empty();
  }

  /** Puts all figures of some requests, but maybe how many there were. */
  void put(ObjectNode json, Labels labels, boolean withCount) {
    for (String word : METHODS.keySet()) {
      if (withCount || !word.equals(COUNT)) {
        Numbers.put(json, word, figure(word, labels));
      }
    }
  }
}
