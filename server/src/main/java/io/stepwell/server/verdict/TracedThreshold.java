package io.stepwell.server.verdict;

import io.stepwell.metrics.MetricType;
import java.util.Optional;

/**
 * A threshold, how a run did by it in the end or so far, and on the way there.
 *
 * @param declared what it demands
 * @param type of the metric that it is set on
 * @param judged how the run did
 * @param crossing when it was not met for the first time; empty if it always was
 */
public record TracedThreshold(
    DeclaredThreshold declared,
    MetricType type,
    JudgedThreshold judged,
    Optional<Crossing> crossing) {}
