package io.stepwell.schemas.k6;

import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;

/** A sample as a parser handed it on, its series looked up. */
record ReadSample(SeriesKey series, MetricType type, long epochNanos, double value) {

  static ReadSample of(SeriesDictionary dictionary, int series, long epochNanos, double value) {
    return new ReadSample(dictionary.key(series), dictionary.type(series), epochNanos, value);
  }

  long second() {
    return Math.floorDiv(epochNanos, 1_000_000_000L);
  }
}
