package io.stepwell.server.verdict;

import io.stepwell.query.StepStore;
import java.util.List;
import java.util.Optional;

/** Judges runs by their thresholds, and remembers the verdicts. Safe for use by many threads. */
public final class Verdicts {

  private final Remembered<Verdict> verdicts = new Remembered<>();
  private final Remembered<List<TracedThreshold>> traces = new Remembered<>();

  /**
   * The verdict on a run.
   *
   * @param version of the run's steps: the same only where the steps are; empty if that cannot be
   *     told
   * @param steps of that version
   */
  public Verdict on(JudgedRun run, Optional<String> version, StepStore steps) {
    return isWithout(run)
        ? new Verdict(List.of())
        : verdicts.get(run, version, () -> new Judge(run, steps).verdict());
  }

  /**
   * Each of a run's thresholds with the verdict on it, and when it was first not met, which takes
   * going through the run second by second.
   *
   * @param version as in {@link #on}
   */
  public List<TracedThreshold> traced(JudgedRun run, Optional<String> version, StepStore steps) {
    return isWithout(run)
        ? List.of()
        : traces.get(run, version, () -> new Judge(run, steps).traced());
  }

  private static boolean isWithout(JudgedRun run) {
    return run.thresholds().equals("{}") && run.reported().isEmpty();
  }
}
