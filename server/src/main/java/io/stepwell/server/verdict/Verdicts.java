package io.stepwell.server.verdict;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.stepwell.query.StepStore;
import java.util.List;
import java.util.Optional;

/**
 * Judges runs by their thresholds, and remembers the verdicts as long as nothing that they rest on
 * is different. Safe for use by many threads.
 */
public final class Verdicts {

  private static final int REMEMBERED = 20_000;

  private final Cache<Question, Verdict> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

  /** All that a verdict rests on. */
  private record Question(JudgedRun run, String version) {}

  /**
   * The verdict on a run.
   *
   * @param version of the run's steps: the same only where the steps are; empty if that cannot be
   *     told
   * @param steps of that version
   */
  public Verdict on(JudgedRun run, Optional<String> version, StepStore steps) {
    if (run.thresholds().equals("{}") && run.reported().isEmpty()) {
      return new Verdict(List.of());
    }
    if (version.isEmpty()) {
      return new Judge(run, steps).verdict();
    }
    Question question = new Question(run, version.get());
    Verdict known = remembered.getIfPresent(question);
    if (known == null) {
      known = new Judge(run, steps).verdict();
      remembered.put(question, known);
    }
    return known;
  }
}
