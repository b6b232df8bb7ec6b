package io.stepwell.server.verdict;

import java.util.OptionalDouble;

/**
 * The moment from which on a threshold was not met for the first time, if only for a while.
 *
 * <p>k6 judges what has been measured since the start, every two seconds; so it is done here for
 * every second. A threshold that demands at least so much of something that grows is not met from
 * its first sample on, until enough has come.
 *
 * @param second at whose end it was not met, since the epoch
 * @param value what was compared then, in the metric's unit; empty if nothing was measured at all
 */
public record Crossing(long second, OptionalDouble value) {}
