package io.stepwell.query;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Base steps in memory, gathered from samples or parts in any order. */
public final class MemoryStepStore implements StepStore {

  private final Map<Long, MemoryRun> runs = new HashMap<>();

  /** One run: the type of each metric, and the series. */
  private record MemoryRun(
      SortedMap<String, MetricType> types, SortedMap<SeriesKey, MemorySeries> series) {
    MemoryRun() {
      this(new TreeMap<>(), new TreeMap<>());
    }
  }

  /**
   * Takes in one sample.
   *
   * @throws IllegalArgumentException if the run has that metric as another type
   */
  public synchronized void add(Sample sample) {
    series(sample.run(), sample.series(), sample.type())
        .step(sample.second())
        .observe(sample.epochNanos(), sample.value());
  }

  /**
   * Takes in a part of base resolution.
   *
   * @throws IllegalArgumentException if it is a rollup, or the run has that metric as another type
   */
  public synchronized void add(Part part) {
    if (part.resolution() != Resolution.BASE) {
      throw new IllegalArgumentException("a part of " + part.resolution() + " s is no base step");
    }
    if (!part.aggregate().isEmpty()) {
      series(part.run(), part.series(), part.aggregate().type())
          .step(part.second())
          .merge(part.aggregate());
    }
  }

  private MemorySeries series(long id, SeriesKey key, MetricType type) {
    MemoryRun run = runs.computeIfAbsent(id, added -> new MemoryRun());
    MetricType known = run.types.computeIfAbsent(key.metric(), added -> type);
    if (known != type) {
      throw new IllegalArgumentException(
          key.metric() + " is a " + known.word() + " in run " + id + ", not a " + type.word());
    }
    return run.series.computeIfAbsent(key, added -> new MemorySeries(type));
  }

  private MemoryRun run(long id) {
    return runs.getOrDefault(id, new MemoryRun());
  }

  @Override
  public synchronized Optional<RunExtent> extent(long run) {
    Collection<MemorySeries> all = run(run).series.values();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    long start = all.stream().mapToLong(MemorySeries::firstSecond).min().orElseThrow();
    long last = all.stream().mapToLong(MemorySeries::lastSecond).max().orElseThrow();
    return Optional.of(new RunExtent(run, start, last + 1));
  }

  @Override
  public synchronized List<MetricInfo> metrics(long run) {
    return run(run).types.entrySet().stream()
        .map(metric -> new MetricInfo(metric.getKey(), metric.getValue()))
        .toList();
  }

  @Override
  public synchronized List<SeriesKey> series(long run) {
    return List.copyOf(run(run).series.keySet());
  }

  @Override
  public synchronized List<SeriesSteps> steps(
      long run, String metric, Predicate<Labels> labels, Set<Column> columns) {
    List<SeriesSteps> steps = new ArrayList<>();
    run(run)
        .series
        .forEach(
            (key, series) -> {
              if (key.metric().equals(metric) && labels.test(key.labels())) {
                steps.add(new ColumnSteps(key.labels(), series.columns().only(columns)));
              }
            });
    return steps;
  }
}
