package io.stepwell.query;

/**
 * The time that a run covers, in whole seconds since the epoch.
 *
 * @param run the test run's id
 * @param start the second of its earliest sample
 * @param end the second of its latest sample, plus one
 */
public record RunExtent(long run, long start, long end) {}
