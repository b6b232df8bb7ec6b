package io.stepwell.local;

import java.time.Duration;

/**
 * When runs are compacted.
 *
 * @param settle how long a run that is over must have got no more files
 * @param grace how long what was compacted stays, for questions that are being answered from it
 * @param manyFiles from how many live step files on a run is compacted while it goes on
 * @param pause how long to wait after a failure; each further time twice as long
 * @param longestPause but no longer than this
 */
public record CompactionSettings(
    Duration settle, Duration grace, int manyFiles, Duration pause, Duration longestPause) {

  /** The settings that suit most, but for the first. */
  public static CompactionSettings usual(Duration settle) {
    return new CompactionSettings(
        settle, Duration.ofMinutes(2), 1000, Duration.ofMinutes(1), Duration.ofHours(1));
  }
}
