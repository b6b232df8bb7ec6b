package io.stepwell.schemas.lake;

import java.time.Instant;

/**
 * A generation of a run that readers may read.
 *
 * @param number as in the directories' names
 * @param created when its writing began; tells it from one of the same number of a run that was
 *     deleted and written again
 */
public record StoredGeneration(int number, Instant created) {

  /** Whether it got all its files before it was named; what is written live gets more. */
  public boolean isComplete() {
    return number > 0;
  }
}
