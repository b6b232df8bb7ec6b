package io.stepwell.schemas.lake;

import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Resolution;
import io.stepwell.query.MetricInfo;

/**
 * Which rows of a step file are meant.
 *
 * @param metric the metric's name
 * @param type the metric's type
 * @param resolution the rows' resolution in seconds; 0 for the whole run
 */
record MetricLevel(String metric, MetricType type, int resolution) {

  /** The rows of a metric at the finest resolution. */
  static MetricLevel base(MetricInfo metric) {
    return new MetricLevel(metric.name(), metric.type(), Resolution.BASE);
  }
}
