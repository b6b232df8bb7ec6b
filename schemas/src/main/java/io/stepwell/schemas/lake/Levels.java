package io.stepwell.schemas.lake;

import io.stepwell.metrics.Resolution;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The resolutions that a series has, as a reader goes through them.
 *
 * @param hasWholeRun whether one row stands for the whole run
 * @param resolutions the others in seconds, coarse before fine
 */
record Levels(boolean hasWholeRun, List<Integer> resolutions) {

  static Levels of(Set<Integer> resolutions) {
    return new Levels(
        resolutions.contains(Resolution.WHOLE_RUN),
        resolutions.stream()
            .filter(resolution -> resolution != Resolution.WHOLE_RUN)
            .sorted(Comparator.reverseOrder())
            .toList());
  }
}
