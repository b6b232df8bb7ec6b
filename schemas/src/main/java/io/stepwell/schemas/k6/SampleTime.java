package io.stepwell.schemas.k6;

import java.time.Instant;

/**
 * The times that a sample may carry: from the year 2000 up to, not including, the year 2100, UTC. A
 * clock that was never set (1970) or a broken number (2262) would stretch a run over decades, so
 * such a sample is rejected. The bounds are fixed so that a file gives the same answer every day.
 */
public final class SampleTime {

  /** What readers of times return for text that is no time; outside the bounds. */
  static final long NONE = Long.MIN_VALUE;

  private static final long FIRST_SECOND = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
  private static final long END_SECOND = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();
  private static final long SECOND = 1_000_000_000L;

  private SampleTime() {}

  /** Whether a sample may carry that time, in nanoseconds since the epoch. */
  public static boolean accepts(long epochNanos) {
    return epochNanos >= FIRST_SECOND * SECOND && epochNanos < END_SECOND * SECOND;
  }

  /** Nanoseconds since the epoch; a time far outside the bounds comes out just outside them. */
  public static long of(long epochSecond, long nanos) {
    if (epochSecond < FIRST_SECOND) {
      return FIRST_SECOND * SECOND - 1;
    }
    if (epochSecond >= END_SECOND) {
      return END_SECOND * SECOND;
    }
    return epochSecond * SECOND + nanos;
  }

  /** What is wrong with a time that is not accepted. */
  static String objection(String text, long epochNanos) {
    return epochNanos == NONE
        ? "has no valid time but " + Excerpt.of(text)
        : "has the time " + Excerpt.of(text) + ", which is not from 2000 to 2099";
  }
}
