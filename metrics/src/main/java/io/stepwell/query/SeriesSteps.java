package io.stepwell.query;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Labels;

/** The stored steps of one series of one run. */
public interface SeriesSteps {

  Labels labels();

  /** The second of its first sample, since the epoch. */
  long firstSecond();

  /** The second of its last sample, since the epoch. */
  long lastSecond();

  /**
   * Merges all samples with {@code from} ≤ second &lt; {@code to} into {@code target}, each exactly
   * once, from whatever rows stand for them.
   *
   * @param target a state of the metric's type
   */
  void mergeInto(Aggregate target, long from, long to);
}
