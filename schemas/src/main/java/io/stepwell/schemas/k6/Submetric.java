package io.stepwell.schemas.k6;

import io.stepwell.metrics.Labels;
import java.io.Serializable;

/**
 * A part of a metric that a threshold watches. Its thresholds are not in k6's JSON output.
 *
 * @param name such as <code>http_req_duration{scenario:browse}</code>
 * @param labels what a sample must carry to count
 */
public record Submetric(String name, Labels labels) implements Serializable {}
