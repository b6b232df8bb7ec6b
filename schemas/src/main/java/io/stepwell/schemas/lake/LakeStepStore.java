package io.stepwell.schemas.lake;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.RunExtent;
import io.stepwell.query.SeriesSteps;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Answers from the files of a lake. What was read stays decoded in memory up to a limit; a file
 * that has come since is seen at the next question. All methods throw {@link LakeException} if a
 * file cannot be read.
 */
public final class LakeStepStore implements StepStore {

  private final Generations generations;
  private final LakeCache cache;

  /** Keeps up to a quarter of the heap decoded in memory. */
  public LakeStepStore(LakeFiles files, Generations generations) {
    this(files, generations, Runtime.getRuntime().maxMemory() / 4);
  }

  /**
   * @param cacheBytes how much may be kept decoded in memory, in bytes
   */
  public LakeStepStore(LakeFiles files, Generations generations, long cacheBytes) {
    this(generations, new LakeCache(files, cacheBytes));
  }

  private LakeStepStore(Generations generations, LakeCache cache) {
    this.generations = generations;
    this.cache = cache;
  }

  /** The same lake with the same memory, where another says which generations answer. */
  public LakeStepStore withGenerations(Generations others) {
    return new LakeStepStore(others, cache);
  }

  /** What is in memory at the moment, and how often it was of use. */
  public CacheFigures cache() {
    return cache.figures();
  }

  @Override
  public Optional<RunExtent> extent(long run) {
    return RunSeries.extent(run, seriesFiles(run));
  }

  @Override
  public List<MetricInfo> metrics(long run) {
    return RunSeries.metrics(seriesFiles(run));
  }

  @Override
  public List<SeriesKey> series(long run) {
    List<SeriesFile> seriesFiles = seriesFiles(run);
    List<SeriesKey> keys = new ArrayList<>();
    for (MetricInfo metric : RunSeries.metrics(seriesFiles)) {
      cache.entries(seriesFiles, metric.name()).forEach(entry -> keys.add(entry.series()));
    }
    return keys;
  }

  @Override
  public List<SeriesSteps> steps(
      long run, String metric, Predicate<Labels> labels, Set<Column> columns) {
    Optional<StoredGeneration> generation = generations.current(run);
    if (generation.isEmpty()) {
      return List.of();
    }
    List<SeriesEntry> wanted =
        cache.entries(seriesFiles(run, generation.get()), metric).stream()
            .filter(entry -> labels.test(entry.series().labels()))
            .toList();
    if (wanted.isEmpty()) {
      return List.of();
    }
    EnumSet<Column> filled = EnumSet.copyOf(columns);
    filled.retainAll(wanted.get(0).type().columns());
    List<StepFile> stepFiles =
        cache.list(Kind.STEPS, run, generation.get()).stream().map(cache::stepFile).toList();
    MetricSteps steps = new MetricSteps(cache, stepFiles, metric, filled);
    List<SeriesSteps> series = new ArrayList<>(wanted.size());
    Map<Set<Integer>, Levels> levels = new HashMap<>();
    for (SeriesEntry entry : wanted) {
      series.add(
          new StoredSeries(entry, levels.computeIfAbsent(entry.resolutions(), Levels::of), steps));
    }
    return series;
  }

  private List<SeriesFile> seriesFiles(long run) {
    return generations
        .current(run)
        .map(generation -> seriesFiles(run, generation))
        .orElseGet(List::of);
  }

  private List<SeriesFile> seriesFiles(long run, StoredGeneration generation) {
    return cache.list(Kind.SERIES, run, generation).stream().map(cache::seriesFile).toList();
  }
}
