package io.stepwell.local;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A run that has something to compact. */
final class Waiting {

  private final CompactionSettings settings;
  private List<String> files = List.of();
  private Instant unchangedSince = Instant.MIN;
  private Instant notBefore = Instant.MIN;
  private Duration pause;

  Waiting(CompactionSettings settings) {
    this.settings = settings;
    this.pause = settings.pause();
  }

  /** Takes note of the live files that there are now. */
  void saw(List<String> live, Instant now) {
    if (!live.equals(files)) {
      files = live;
      unchangedSince = now;
    }
  }

  /** Whether nothing has come for long enough. */
  boolean isSettled(Instant now) {
    return !now.isBefore(unchangedSince.plus(settings.settle()));
  }

  /** Whether it did not fail just before. */
  boolean mayBeTried(Instant now) {
    return !now.isBefore(notBefore);
  }

  /** Takes note of a failure, and tells how long to wait after it. */
  Duration failed(Instant now) {
    Duration wait = pause;
    notBefore = now.plus(wait);
    Duration twice = wait.multipliedBy(2);
    pause = twice.compareTo(settings.longestPause()) < 0 ? twice : settings.longestPause();
    return wait;
  }
}
