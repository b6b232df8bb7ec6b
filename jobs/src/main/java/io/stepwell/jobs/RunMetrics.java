package io.stepwell.jobs;

import io.stepwell.functions.MetricFact;
import io.stepwell.functions.ReadTally;
import io.stepwell.metrics.BuiltinMetric;
import io.stepwell.metrics.BuiltinMetrics;
import io.stepwell.metrics.Contains;
import io.stepwell.metrics.MetricType;
import io.stepwell.schemas.catalog.RunMetric;
import io.stepwell.schemas.k6.ContradictingTypeException;
import io.stepwell.schemas.k6.MetricDeclaration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The metrics of a run, put together from what its tasks have met. */
final class RunMetrics {

  private RunMetrics() {}

  /**
   * The metrics by name.
   *
   * @throws ContradictingTypeException if tasks have read one metric as two types
   */
  static List<RunMetric> of(ReadTally.Result read) {
    Map<String, MetricType> types = new TreeMap<>();
    read.metrics().forEach(metric -> claim(types, metric));
    Map<String, Contains> declared = new HashMap<>();
    for (MetricDeclaration declaration : read.declarations()) {
      declared.put(declaration.name(), declaration.contains());
    }
    return types.entrySet().stream()
        .map(metric -> metric(metric.getKey(), metric.getValue(), declared))
        .toList();
  }

  private static void claim(Map<String, MetricType> types, MetricFact metric) {
    MetricType known = types.putIfAbsent(metric.name(), metric.type());
    if (known != null && known != metric.type()) {
      throw new ContradictingTypeException(
          "metric %s is a %s in one part of the input and a %s in another; give --type %s=TYPE"
              .formatted(metric.name(), known.word(), metric.type().word(), metric.name()));
    }
  }

  private static RunMetric metric(String name, MetricType type, Map<String, Contains> declared) {
    Contains builtin =
        BuiltinMetrics.named(name).map(BuiltinMetric::contains).orElse(Contains.DEFAULT);
    return new RunMetric(name, type, declared.getOrDefault(name, builtin));
  }
}
