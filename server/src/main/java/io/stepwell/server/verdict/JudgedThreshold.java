package io.stepwell.server.verdict;

import java.util.OptionalDouble;

/**
 * A threshold and how a run did by it.
 *
 * @param metric what it is set on, as k6 writes it: {@code http_req_duration{scenario:browse}}
 * @param expression what it demands: {@code p(95)<500}
 * @param value what was compared, in the metric's unit; empty if nothing was measured, or nobody
 *     knows any more
 * @param met whether it was as demanded
 */
public record JudgedThreshold(
    String metric, String expression, OptionalDouble value, boolean met) {}
