package io.stepwell.metrics;

/**
 * A metric that k6 itself emits.
 *
 * @param name such as {@code http_req_duration}
 * @param type fixed by k6
 * @param contains what its values measure
 */
public record BuiltinMetric(String name, MetricType type, Contains contains) {}
