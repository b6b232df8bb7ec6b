package io.stepwell.schemas.lake;

import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;
import java.util.Set;

/**
 * What a lake knows of a series without reading its steps.
 *
 * @param run the test run's id
 * @param series metric and labels
 * @param type the metric's type
 * @param firstSecond the second of its first sample, since the epoch
 * @param lastSecond the second of its last sample, since the epoch
 * @param resolutions the resolutions at which rows stand for all the samples that the entry tells
 *     of, in seconds; 1 is always among them, 0 stands for the whole run
 */
public record SeriesEntry(
    long run,
    SeriesKey series,
    MetricType type,
    long firstSecond,
    long lastSecond,
    Set<Integer> resolutions) {

  public SeriesEntry {
    resolutions = Set.copyOf(resolutions);
  }
}
