package io.stepwell.server.verdict;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.stepwell.metrics.MetricType;
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
      return new Verdict(0, 0);
    }
    if (generation.isEmpty() || !generation.get().isComplete()) {
      return judge(run, thresholds, steps);
    }
    Judged judged = new Judged(run.id(), generation.get());
    Verdict known = remembered.getIfPresent(judged);
    if (known == null) {
      known = judge(run, thresholds, steps);
      remembered.put(judged, known);
    }
    return known;
  }

  private static Verdict judge(Run run, List<DeclaredThreshold> thresholds, StepStore steps) {
    RunValues values = new RunValues(steps, run.id());
    int met = 0;
    for (DeclaredThreshold threshold : thresholds) {
      met += isMet(threshold, values) ? 1 : 0;
    }
    return new Verdict(thresholds.size(), met);
  }

  /** As k6 does it: what was never measured counts as zero. */
  private static boolean isMet(DeclaredThreshold threshold, RunValues values) {
    Optional<ThresholdExpression> expression = ThresholdExpression.parse(threshold.expression());
    if (expression.isEmpty()) {
      return false;
    }
    Optional<MetricType> type = values.type(threshold.selector().metric().orElseThrow());
    if (type.isEmpty()) {
      return expression.get().holds(0);
    }
    Optional<String> query = expression.get().query(type.get());
    return query.isPresent()
        && expression.get().holds(values.value(threshold.selector(), query.get()).orElse(0));
  }
}
