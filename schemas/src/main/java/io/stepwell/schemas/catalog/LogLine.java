package io.stepwell.schemas.catalog;

/**
 * A line that a run's sender logged.
 *
 * @param timeNanos when, in nanoseconds since the epoch
 * @param level such as {@code warning}
 * @param text the line itself
 */
public record LogLine(long timeNanos, String level, String text) {}
