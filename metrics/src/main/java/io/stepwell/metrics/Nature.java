package io.stepwell.metrics;

/** How a method's value comes from the samples of a span, as far as that tells how it may vary. */
public enum Nature {
  /** All samples make it together and a longer span makes no greater one: a mean, a share. */
  LEVEL,
  /** All samples add up to it, so it grows with the span. */
  TOTAL,
  /** A single sample or moment decides it: a greatest or a last value. */
  EXTREME
}
