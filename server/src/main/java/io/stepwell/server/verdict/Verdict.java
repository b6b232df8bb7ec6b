package io.stepwell.server.verdict;

import java.util.List;

/**
 * How a run did by its thresholds.
 *
 * @param thresholds each of them, in the order of the script's options
 */
public record Verdict(List<JudgedThreshold> thresholds) {

  public Verdict {
    thresholds = List.copyOf(thresholds);
  }

  /** How many thresholds were met. */
  public long met() {
    return thresholds.stream().filter(JudgedThreshold::met).count();
  }

  /** Whether all were met; so it is where there are none. */
  public boolean passed() {
    return met() == thresholds.size();
  }
}
