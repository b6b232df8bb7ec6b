package io.stepwell.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.metrics.Method;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.Aggregator;

/** A module that tells scripts which methods metrics of each type have, and which aggregators. */
final class MethodsFile {

  static final String NAME = "methods.js";

  private MethodsFile() {}

  static byte[] bytes() {
    ObjectNode methods = JsonNodeFactory.instance.objectNode();
    for (MetricType type : MetricType.values()) {
      ArrayNode ofType = methods.putArray(type.word());
      for (Method<?> method : type.methods()) {
        ofType
            .addObject()
            .put("name", method.name())
            .put("parameter", method.parameter().word().replaceAll("[<>]", ""))
            .put("description", method.description());
      }
    }
    ArrayNode aggregators = JsonNodeFactory.instance.arrayNode();
    for (Aggregator aggregator : Aggregator.values()) {
      aggregators.add(aggregator.word());
    }
    return """
        // The methods of each metric type, and the aggregators.

        export const METHODS = %s;
        export const AGGREGATORS = %s;
        """
        .formatted(methods.toPrettyString(), aggregators)
        .getBytes(UTF_8);
  }
}
