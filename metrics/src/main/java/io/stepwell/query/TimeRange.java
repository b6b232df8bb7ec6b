package io.stepwell.query;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time in whole seconds since the epoch.
 *
 * @param start its first second
 * @param end the second after its last
 */
public record TimeRange(long start, long end) {

  public TimeRange {
    if (start >= end) {
      throw new IllegalArgumentException("a time range from " + start + " to " + end);
    }
  }

  /**
   * What is asked of a run: from its start to its end unless told otherwise. A start inside a
   * second takes in that whole second, and so does an end.
   *
   * @throws QueryException if it would start at its end or later
   */
  public static TimeRange of(RunExtent run, Optional<Instant> start, Optional<Instant> end) {
    Instant from = start.orElseGet(() -> Instant.ofEpochSecond(run.start()));
    Instant to = end.orElseGet(() -> Instant.ofEpochSecond(run.end()));
    if (!from.isBefore(to)) {
      throw QueryException.badData(
          "the start "
              + from
              + (start.isPresent() ? "" : " (the start of the run)")
              + " is not before the end "
              + to
              + (end.isPresent() ? "" : " (the end of the run)"));
    }
    long roundedUp = to.getNano() == 0 ? to.getEpochSecond() : to.getEpochSecond() + 1;
    return new TimeRange(from.getEpochSecond(), roundedUp);
  }

  /** Its length in seconds. */
  public long seconds() {
    return end - start;
  }
}
