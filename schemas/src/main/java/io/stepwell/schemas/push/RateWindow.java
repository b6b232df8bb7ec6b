package io.stepwell.schemas.push;

import io.stepwell.metrics.Rate;
import io.stepwell.schemas.wire.k6.RateValue;

/** One window of a rate. */
final class RateWindow {

  private RateWindow() {}

  static Rate read(RateValue value, Place place) {
    return of(
        Integer.toUnsignedLong(value.getTotalCount()),
        Integer.toUnsignedLong(value.getNonzeroCount()),
        place);
  }

  /** The state of that many observations, at least one. */
  static Rate of(long total, long nonzero, Place place) {
    if (total == 0) {
      throw place.bad("has no observations; a window without any is not sent");
    }
    if (nonzero > total) {
      throw place.bad("has " + nonzero + " nonzero observations of " + total + " in all");
    }
    Rate rate = new Rate();
    rate.add(total, nonzero);
    return rate;
  }
}
