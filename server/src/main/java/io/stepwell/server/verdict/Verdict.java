package io.stepwell.server.verdict;

/**
 * How a run did by its thresholds.
 *
 * @param thresholds how many it has
 * @param met how many of them were met
 */
public record Verdict(int thresholds, int met) {

  /** Whether all were met; so it is where there are none. */
  public boolean passed() {
    return met == thresholds;
  }
}
