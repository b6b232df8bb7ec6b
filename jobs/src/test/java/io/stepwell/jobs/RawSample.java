package io.stepwell.jobs;

import io.stepwell.metrics.Labels;

/** One value of k6's JSON output as a plain JSON parser reads it. */
public record RawSample(String metric, Labels labels, long epochNanos, double value) {

  /** The second that it belongs to, since the epoch. */
  public long second() {
    return Math.floorDiv(epochNanos, 1_000_000_000L);
  }
}
