package io.stepwell.query;

import io.stepwell.metrics.MetricType;

/**
 * A metric that a run has.
 *
 * @param name such as {@code http_req_duration}
 * @param type its type in that run
 */
public record MetricInfo(String name, MetricType type) {}
