package io.stepwell.server.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What k6 said of a run's thresholds when it ended.
 *
 * @param failed an object by metric of objects by expression, where {@code true} means not met
 */
record ReportedThresholds(JsonNode failed) {

  static ReportedThresholds of(Optional<String> json) {
    return new ReportedThresholds(
        json.map(DeclaredThreshold::read).orElse(JsonNodeFactory.instance.objectNode()));
  }

  /** Whether it said that a threshold was met; empty if it said nothing of it. */
  Optional<Boolean> isMet(DeclaredThreshold threshold) {
    JsonNode said = failed.path(threshold.metric()).path(threshold.expression());
    return said.isBoolean() ? Optional.of(!said.booleanValue()) : Optional.empty();
  }

  /** Those thresholds, and the ones that nobody declared but k6 reported. */
  List<DeclaredThreshold> addTo(List<DeclaredThreshold> declared) {
    List<DeclaredThreshold> all = new ArrayList<>(declared);
    for (Map.Entry<String, JsonNode> metric : failed.properties()) {
      for (Map.Entry<String, JsonNode> rule : metric.getValue().properties()) {
        DeclaredThreshold threshold = new DeclaredThreshold(metric.getKey(), rule.getKey());
        if (all.stream().noneMatch(threshold::isLike)) {
          all.add(threshold);
        }
      }
    }
    return all;
  }
}
