package io.stepwell.server.verdict;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.lake.StoredGeneration;
import java.util.List;
import java.util.Optional;

/**
 * Judges runs by their thresholds, and remembers the verdicts on those that will not change. Safe
 * for use by many threads.
 */
public final class Verdicts {

  private static final int REMEMBERED = 20_000;

  private final Cache<Judged, Verdict> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

  /** What a verdict is on. */
  private record Judged(long run, StoredGeneration generation) {}

  /**
   * The verdict on a run.
   *
   * @param generation the one that {@code steps} are of; empty if there are no steps yet
   */
  public Verdict on(Run run, Optional<StoredGeneration> generation, StepStore steps) {
    List<DeclaredThreshold> thresholds = DeclaredThreshold.all(run.thresholds());
    if (thresholds.isEmpty()) {
      return new Verdict(List.of());
    }
    if (generation.isEmpty() || !generation.get().isComplete()) {
      return new Judge(run.id(), thresholds, steps).verdict();
    }
    Judged judged = new Judged(run.id(), generation.get());
    Verdict known = remembered.getIfPresent(judged);
    if (known == null) {
      known = new Judge(run.id(), thresholds, steps).verdict();
      remembered.put(judged, known);
    }
    return known;
  }
}
