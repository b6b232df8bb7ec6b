package io.stepwell.schemas.catalog;

import io.stepwell.metrics.Contains;
import io.stepwell.metrics.MetricType;

/**
 * A metric that a run has.
 *
 * @param name such as {@code http_req_duration}
 * @param type its type in that run
 * @param contains what its values measure
 */
public record RunMetric(String name, MetricType type, Contains contains) {}
