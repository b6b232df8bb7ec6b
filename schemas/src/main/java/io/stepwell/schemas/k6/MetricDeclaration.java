package io.stepwell.schemas.k6;

import io.stepwell.metrics.Contains;
import io.stepwell.metrics.MetricType;
import java.io.Serializable;
import java.util.List;

/**
 * A {@code Metric} line of k6's JSON output: what k6 tells of a metric, once, before its first
 * sample.
 *
 * @param name such as {@code http_req_duration}
 * @param type the metric's type
 * @param contains what its values measure
 * @param thresholds those on the metric as a whole
 * @param submetrics the parts of it that have thresholds of their own
 */
public record MetricDeclaration(
    String name,
    MetricType type,
    Contains contains,
    List<Threshold> thresholds,
    List<Submetric> submetrics)
    implements Serializable {

  public MetricDeclaration {
    thresholds = List.copyOf(thresholds);
    submetrics = List.copyOf(submetrics);
  }
}
