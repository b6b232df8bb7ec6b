package io.stepwell.query;

import io.stepwell.metrics.Better;
import io.stepwell.metrics.Contains;
import io.stepwell.metrics.Draws;
import io.stepwell.metrics.Interval;
import io.stepwell.metrics.Labels;
import io.stepwell.query.ComparedRun.Drawn;
import io.stepwell.query.Engine.RunMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One question put to two runs. Both are drawn from alike: a draw that holds some part of the base
 * holds the same part of the other run, so a load that grows in both alike is no noise.
 */
final class Comparing {

  private static final int MOST_SERIES = 10_000;

  private final StepStore store;
  private final Question question;
  private final Contains contains;
  private final Set<String> warnings = new LinkedHashSet<>();

  Comparing(StepStore store, Question question, Contains contains) {
    this.store = store;
    this.question = question;
    this.contains = contains;
  }

  Comparison compare(long base, long other) {
    Optional<RunMetric> ofBase = metric(base);
    Optional<RunMetric> ofOther = metric(other);
    List<RunMetric> found = Stream.of(ofBase, ofOther).flatMap(Optional::stream).toList();
    if (found.isEmpty()) {
      return new Comparison(base, other, Better.UNKNOWN, 0, List.of(), List.copyOf(warnings));
    }
    refuseOtherTypes(found);
    ResolvedQuery resolved = question.query().resolve(found.get(0).type());
    warnings.addAll(resolved.warnings());
    int blocks = Blocks.count(found.stream().mapToLong(Comparing::seconds).min().orElseThrow());
    String asked = question.selector() + " " + question.query();
    long seed = Objects.hash(base, other, asked);
    Pair pair = new Pair(run(ofBase, resolved), run(ofOther, resolved), Draws.of(blocks, seed));
    return new Comparison(
        base,
        other,
        Better.of(question.metric(), contains, resolved.method()),
        blocks,
        series(pair, resolved),
        List.copyOf(warnings));
  }

  /** Two runs, of which one may lack the metric, and what is drawn of them. */
  private record Pair(Optional<ComparedRun> base, Optional<ComparedRun> other, Draws draws) {

    Set<Labels> labels() {
      Set<Labels> labels = new TreeSet<>();
      base.ifPresent(run -> labels.addAll(run.labels()));
      other.ifPresent(run -> labels.addAll(run.labels()));
      return labels;
    }
  }

  private Optional<RunMetric> metric(long run) {
    Optional<RunExtent> extent = store.extent(run);
    if (extent.isEmpty()) {
      warnings.add("test run " + run + " has no samples yet");
      return Optional.empty();
    }
    Optional<RunMetric> metric = RunMetric.find(store, extent.get(), question.metric());
    if (metric.isEmpty()) {
      Set<String> names = new TreeSet<>();
      store.metrics(run).forEach(known -> names.add(known.name()));
      String begin = "test run " + run + " has no metric";
      warnings.add(Warnings.unknownMetric(begin, question.metric(), names));
    }
    return metric;
  }

  private void refuseOtherTypes(List<RunMetric> found) {
    RunMetric first = found.get(0);
    RunMetric last = found.get(found.size() - 1);
    if (first.type() != last.type()) {
      throw QueryException.badData(
          "%s is a %s in test run %d and a %s in test run %d, which cannot be compared"
              .formatted(
                  question.metric(),
                  first.type().word(),
                  first.extent().run(),
                  last.type().word(),
                  last.extent().run()));
    }
  }

  private static long seconds(RunMetric metric) {
    return metric.extent().end() - metric.extent().start();
  }

  private Optional<ComparedRun> run(Optional<RunMetric> metric, ResolvedQuery resolved) {
    return metric.map(found -> new ComparedRun(store, found, question, resolved));
  }

  private List<ComparedSeries> series(Pair pair, ResolvedQuery resolved) {
    Set<Labels> all = pair.labels();
    if (all.size() > MOST_SERIES) {
      throw QueryException.badData(
          "the comparison would have %d series, and %d are the most; group by fewer labels, or narrow the selector down"
              .formatted(all.size(), MOST_SERIES));
    }
    if (all.isEmpty()) {
      question.selector().matchers().stream()
          .filter(Matcher::looksLikeRegex)
          .map(Warnings::looksLikeRegex)
          .forEach(warnings::add);
    }
    boolean isExtreme = ComparedRun.isExtreme(resolved);
    List<ComparedSeries> series = new ArrayList<>();
    for (Labels labels : all) {
      compared(pair, labels, isExtreme).ifPresent(series::add);
    }
    return series;
  }

  private Optional<ComparedSeries> compared(Pair pair, Labels labels, boolean isExtreme) {
    OptionalDouble base = value(pair.base(), labels);
    OptionalDouble other = value(pair.other(), labels);
    Labels shown = labels.with(OwnLabels.METRIC, question.metric());
    if (base.isEmpty() || other.isEmpty()) {
      Finding only = base.isPresent() ? Finding.ONLY_BASE : Finding.ONLY_OTHER;
      return base.isEmpty() && other.isEmpty()
          ? Optional.empty()
          : Optional.of(new ComparedSeries(shown, base, other, Optional.empty(), only));
    }
    double change = other.getAsDouble() - base.getAsDouble();
    Optional<Interval> interval = isExtreme ? Optional.empty() : interval(pair, labels, change);
    return Optional.of(
        new ComparedSeries(shown, base, other, interval, finding(isExtreme, interval)));
  }

  private static OptionalDouble value(Optional<ComparedRun> run, Labels labels) {
    return run.map(found -> found.value(labels)).orElse(OptionalDouble.empty());
  }

  private static Finding finding(boolean isExtreme, Optional<Interval> interval) {
    if (isExtreme) {
      return Finding.EXTREME;
    }
    return interval
        .map(known -> known.holdsZero() ? Finding.WITHIN_NOISE : Finding.CHANGED)
        .orElse(Finding.TOO_FEW_SAMPLES);
  }

  private static Optional<Interval> interval(Pair pair, Labels labels, double change) {
    Optional<Drawn> base = pair.base().flatMap(run -> run.drawn(labels, pair.draws()));
    Optional<Drawn> other =
        base.flatMap(ready -> pair.other().flatMap(run -> run.drawn(labels, pair.draws())));
    if (base.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    WindowValues from = base.get().values();
    WindowValues to = other.get().values();
    double[] changes = new double[Draws.COUNT];
    Arrays.setAll(changes, draw -> to.get(draw) - from.get(draw));
    return Interval.of(change, changes, Math.min(base.get().filled(), other.get().filled()));
  }
}
