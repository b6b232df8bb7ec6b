package io.stepwell.metrics;

/**
 * One series' aggregate over one window: what flows through the pipeline and what a stored row is.
 * Parts with the same run, series, resolution and second merge.
 *
 * @param run the test run's id
 * @param series metric and labels
 * @param resolution the window's length in seconds: 1 for a step, more for a rollup
 * @param second the window's first second since the epoch, a multiple of the resolution (the second
 *     of the series' first sample for a rollup of the whole run)
 * @param aggregate the state, owned by the part
 */
public record Part(long run, SeriesKey series, int resolution, long second, Aggregate aggregate) {}
