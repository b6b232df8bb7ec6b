package io.stepwell.schemas.lake;

import java.time.Instant;

/**
 * What questions about a run are answered from. Equal versions give equal answers.
 *
 * @param generation the generation that answers
 * @param created when its writing began
 * @param liveFiles tells its live files from those of any other run or generation
 * @param count how many live files there are
 */
public record RunVersion(int generation, Instant created, long liveFiles, int count) {

  /** Whether there is nothing that was written live and is in no complete generation yet. */
  public boolean isComplete() {
    return generation != LakePaths.LIVE && count == 0;
  }
}
