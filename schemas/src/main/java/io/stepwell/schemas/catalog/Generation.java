package io.stepwell.schemas.catalog;

import java.time.Instant;
import java.util.Locale;

/**
 * One complete writing of a run's files.
 *
 * @param run the run's id
 * @param number 0 for what was written live, then ascending
 * @param state whether it counts
 * @param created when it was claimed
 * @param owner the process that writes or wrote it
 */
public record Generation(long run, int number, State state, Instant created, Owner owner) {

  /** Whether a generation counts. */
  public enum State {
    /** Not complete yet; nobody reads it. */
    WRITING,
    /** The one that answers. */
    CURRENT,
    /** Number 0, which grows; what no other contains of it answers beside the current one. */
    LIVE,
    /** Given up, or followed by a later one; its files may go. */
    ABANDONED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State named(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** Whether a process that still runs is writing it. */
  public boolean isBeingWritten() {
    return state == State.WRITING && owner.isAlive();
  }
}
