package io.stepwell.schemas.catalog;

/**
 * How a live run ended.
 *
 * @param run its id
 * @param status where it stands from now on; one of those of a run that is over
 * @param end what came of it
 */
public record RunEnd(long run, RunStatus status, LiveRun.End end) {

  public RunEnd {
    if (!status.isOver()) {
      throw new IllegalArgumentException("a run that is " + status.word() + " has not ended");
    }
  }
}
