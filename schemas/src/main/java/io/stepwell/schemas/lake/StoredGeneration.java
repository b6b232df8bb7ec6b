package io.stepwell.schemas.lake;

import java.time.Instant;
import java.util.Set;

/**
 * A generation of a run that readers may read.
 *
 * @param number as in the directories' names; 0 is what is written live
 * @param created when its writing began; tells it from one of the same number of a run that was
 *     deleted and written again
 * @param live whether the run is or was written live: then the files of generation 0 answer beside
 *     those of this one
 * @param contained the step files of generation 0, as paths, that do not answer, as their rows are
 *     in this generation already
 */
public record StoredGeneration(int number, Instant created, boolean live, Set<String> contained) {

  public StoredGeneration {
    contained = Set.copyOf(contained);
  }

  /** A generation that contains no live files: all of a live run, or a run that never was live. */
  public StoredGeneration(int number, Instant created) {
    this(number, created, number == LakePaths.LIVE, Set.of());
  }

  /** Whether it is the same writing, whatever live files there are beside it. */
  boolean isSameWriting(StoredGeneration other) {
    return number == other.number && created.equals(other.created);
  }
}
