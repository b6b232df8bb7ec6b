package io.stepwell.query;

import io.stepwell.metrics.Draws;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.Nature;
import io.stepwell.metrics.Parameter;
import io.stepwell.query.Engine.RunMetric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** One of two runs that are compared: its groups, what each comes to, and what draws of it do. */
final class ComparedRun {

  /** With fewer blocks that have samples an interval would be a guess. */
  private static final int LEAST_BLOCKS = 6;

  private static final int LEAST_SAMPLES = 20;

  /** How many samples have to lie on either side of a quantile. */
  private static final int LEAST_BEYOND = 5;

  private final RunMetric metric;
  private final ResolvedQuery resolved;
  private final Evaluation whole;

  /** By the labels that the answer shows; several groups only where they are aggregated. */
  private final Map<Labels, List<List<SeriesSteps>>> groups = new TreeMap<>();

  ComparedRun(StepStore store, RunMetric metric, Question question, ResolvedQuery resolved) {
    this.metric = metric;
    this.resolved = resolved;
    TimeRange range = new TimeRange(metric.extent().start(), metric.extent().end());
    this.whole = new Evaluation(store, metric, question, resolved, Windows.one(range));
    Query query = question.query();
    List<String> kept = query.aggregator().isPresent() ? query.by() : query.call().by();
    Groups.of(store, metric, question, resolved)
        .forEach(
            (labels, group) ->
                groups
                    .computeIfAbsent(Groups.pick(labels, kept), key -> new ArrayList<>())
                    .add(group));
  }

  Set<Labels> labels() {
    return groups.keySet();
  }

  /** The value of the whole run; empty if it has none. */
  OptionalDouble value(Labels labels) {
    List<List<SeriesSteps>> own = groups.getOrDefault(labels, List.of());
    if (own.isEmpty()) {
      return OptionalDouble.empty();
    }
    WindowValues value = folded(own.stream().map(whole::evaluate).toList(), 1);
    return value.has(0) ? OptionalDouble.of(value.get(0)) : OptionalDouble.empty();
  }

  /**
   * What draws of a group's blocks come to.
   *
   * @param values one for each draw
   * @param filled how many blocks have samples
   */
  record Drawn(WindowValues values, int filled) {}

  /** Empty if there is too little to draw from. */
  Optional<Drawn> drawn(Labels labels, Draws draws) {
    List<Blocks> blocks =
        groups.getOrDefault(labels, List.of()).stream()
            .map(group -> Blocks.of(metric, group, draws.blocks()))
            .toList();
    int filled = blocks.stream().mapToInt(Blocks::filled).max().orElse(0);
    if (filled < LEAST_BLOCKS || !areEnough(blocks.stream().mapToLong(Blocks::samples).sum())) {
      return Optional.empty();
    }
    WindowValues values =
        folded(blocks.stream().map(own -> own.drawn(resolved, draws)).toList(), Draws.COUNT);
    return Optional.of(new Drawn(values, filled));
  }

  private boolean areEnough(long samples) {
    if (resolved.method().parameter() != Parameter.QUANTILE) {
      return samples >= LEAST_SAMPLES;
    }
    BigDecimal above = BigDecimal.ONE.subtract(resolved.argument());
    double beyond = samples * resolved.argument().min(above).doubleValue();
    return samples >= LEAST_SAMPLES && beyond >= LEAST_BEYOND;
  }

  private WindowValues folded(List<WindowValues> values, int count) {
    Optional<Aggregator> aggregator = resolved.query().aggregator();
    if (aggregator.isEmpty()) {
      return values.get(0);
    }
    Fold fold = new Fold(aggregator.get(), count);
    values.forEach(fold::add);
    return fold.finish();
  }

  /** Whether a single sample, or a single group, decides what is asked. */
  static boolean isExtreme(ResolvedQuery resolved) {
    boolean end =
        resolved.method().parameter() == Parameter.QUANTILE
            && (resolved.argument().signum() == 0
                || resolved.argument().compareTo(BigDecimal.ONE) == 0);
    boolean folds =
        resolved
            .query()
            .aggregator()
            .filter(word -> word == Aggregator.MIN || word == Aggregator.MAX)
            .isPresent();
    return end || folds || resolved.method().nature() == Nature.EXTREME;
  }
}
