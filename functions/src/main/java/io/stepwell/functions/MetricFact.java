package io.stepwell.functions;

import io.stepwell.metrics.MetricType;
import java.io.Serializable;

/**
 * A metric that a task has read samples of.
 *
 * @param name the metric's name
 * @param type the type it was read as
 */
public record MetricFact(String name, MetricType type) implements Serializable {}
