package io.stepwell.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.schemas.k6.MetricDeclaration;
import io.stepwell.schemas.k6.Threshold;
import java.util.Collection;
import java.util.Comparator;

/** Thresholds as a run's options would hold them: a JSON object of arrays by metric. */
final class Thresholds {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Thresholds() {}

  static String json(Collection<MetricDeclaration> declarations) {
    ObjectNode all = JSON.createObjectNode();
    declarations.stream()
        .filter(declaration -> !declaration.thresholds().isEmpty())
        .sorted(Comparator.comparing(MetricDeclaration::name))
        .forEach(
            declaration -> {
              ArrayNode ofMetric = all.withArray(declaration.name());
              declaration.thresholds().forEach(threshold -> add(ofMetric, threshold));
            });
    return all.toString();
  }

  private static void add(ArrayNode array, Threshold threshold) {
    if (!threshold.abortOnFail()) {
      array.add(threshold.expression());
      return;
    }
    ObjectNode object = array.addObject();
    object.put("threshold", threshold.expression());
    object.put("abortOnFail", true);
    if (!threshold.delayAbortEval().isEmpty()) {
      object.put("delayAbortEval", threshold.delayAbortEval());
    }
  }
}
