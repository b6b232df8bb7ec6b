package io.stepwell.schemas.lake;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.SeriesSteps;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One run as it was at some moment: a complete generation, live files, or both. For use by one
 * thread.
 */
final class PinnedRun {

  private final long run;
  private final LakeCache cache;
  private final StoredGeneration generation;
  private final GenerationFiles files;
  private final LiveSteps live;
  private @Nullable List<SeriesFile> seriesFiles;
  private @Nullable RunMetrics metrics;

  /**
   * @param files those of the generation
   * @param liveFiles the paths of the live files that answer beside it
   */
  PinnedRun(
      long run,
      LakeCache cache,
      StoredGeneration generation,
      GenerationFiles files,
      List<String> liveFiles) {
    this.run = run;
    this.cache = cache;
    this.generation = generation;
    this.files = files;
    this.live = cache.live(run, generation, liveFiles);
  }

  RunVersion version() {
    return live.version(generation);
  }

  RunMetrics metrics() {
    RunMetrics known = metrics;
    if (known == null) {
      List<RunMetrics> all = new ArrayList<>(List.of(live.metrics()));
      seriesFiles().forEach(file -> all.add(RunMetrics.of(run, file)));
      known = RunMetrics.together(all);
      metrics = known;
    }
    return known;
  }

  private List<SeriesFile> seriesFiles() {
    List<SeriesFile> known = seriesFiles;
    if (known == null) {
      known = files.series().stream().map(cache::seriesFile).toList();
      seriesFiles = known;
    }
    return known;
  }

  List<SeriesKey> series() {
    List<SeriesKey> keys = new ArrayList<>();
    for (MetricInfo metric : metrics().answering()) {
      Map<Long, SeriesKey> series = live.series(metric);
      entries(metric).forEach(entry -> series.put(entry.series().id(), entry.series()));
      keys.addAll(series.values());
    }
    return keys;
  }

  private List<SeriesEntry> entries(MetricInfo metric) {
    return cache.entries(seriesFiles(), metric.name()).stream()
        .filter(entry -> entry.type() == metric.type())
        .toList();
  }

  List<SeriesSteps> steps(String name, Predicate<Labels> labels, Set<Column> columns) {
    Optional<MetricInfo> metric = metrics().answering(name);
    if (metric.isEmpty()) {
      return List.of();
    }
    EnumSet<Column> filled = EnumSet.copyOf(columns);
    filled.retainAll(metric.get().type().columns());
    Map<Long, SeriesSteps> series = new HashMap<>(live.steps(metric.get(), labels, filled));
    complete(metric.get(), labels, filled)
        .forEach(
            (id, stored) -> series.merge(id, stored, (late, all) -> new JoinedSeries(all, late)));
    return List.copyOf(series.values());
  }

  private Map<Long, SeriesSteps> complete(
      MetricInfo metric, Predicate<Labels> labels, Set<Column> columns) {
    List<SeriesEntry> wanted =
        entries(metric).stream().filter(entry -> labels.test(entry.series().labels())).toList();
    if (wanted.isEmpty()) {
      return Map.of();
    }
    List<StepFile> stepFiles = files.steps().stream().map(cache::stepFile).toList();
    MetricSteps steps = new MetricSteps(cache, stepFiles, metric, columns);
    Map<Long, SeriesSteps> series = new HashMap<>();
    Map<Set<Integer>, Levels> levels = new HashMap<>();
    for (SeriesEntry entry : wanted) {
      series.put(
          entry.series().id(),
          new StoredSeries(entry, levels.computeIfAbsent(entry.resolutions(), Levels::of), steps));
    }
    return series;
  }
}
