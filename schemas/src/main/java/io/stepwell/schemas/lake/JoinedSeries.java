package io.stepwell.schemas.lake;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Labels;
import io.stepwell.query.SeriesSteps;

/**
 * A series of which a complete generation has some samples and live files have others.
 *
 * @param complete those of the generation
 * @param live those that have come since
 */
record JoinedSeries(SeriesSteps complete, SeriesSteps live) implements SeriesSteps {

  @Override
  public Labels labels() {
    return complete.labels();
  }

  @Override
  public long firstSecond() {
    return Math.min(complete.firstSecond(), live.firstSecond());
  }

  @Override
  public long lastSecond() {
    return Math.max(complete.lastSecond(), live.lastSecond());
  }

  @Override
  public void mergeInto(Aggregate target, long from, long to) {
    complete.mergeInto(target, from, to);
    live.mergeInto(target, from, to);
  }
}
