package io.stepwell.schemas.lake;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.RunExtent;
import io.stepwell.query.SeriesSteps;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Answers from the files of a lake. What was read stays decoded in memory up to a limit; a file
 * that has come since is seen at the next question. All methods throw {@link LakeException} if a
 * file cannot be read.
 */
public final class LakeStepStore implements StepStore {

  private final LakeFiles files;
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
    this.files = files;
    this.generations = generations;
    this.cache = new LakeCache(files, cacheBytes);
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
      entries(seriesFiles, metric.name()).forEach(entry -> keys.add(entry.series()));
    }
    return keys;
  }

  @Override
  public List<SeriesSteps> steps(
      long run, String metric, Predicate<Labels> labels, Set<Column> columns) {
    OptionalInt generation = generations.current(run);
    if (generation.isEmpty()) {
      return List.of();
    }
    List<SeriesEntry> wanted =
        entries(seriesFiles(run, generation.getAsInt()), metric).stream()
            .filter(entry -> labels.test(entry.series().labels()))
            .toList();
    if (wanted.isEmpty()) {
      return List.of();
    }
    EnumSet<Column> filled = EnumSet.copyOf(columns);
    filled.retainAll(wanted.get(0).type().columns());
    List<StepFile> stepFiles =
        list(Kind.STEPS, run, generation.getAsInt()).stream().map(cache::stepFile).toList();
    MetricSteps steps = new MetricSteps(cache, stepFiles, metric, filled);
    List<SeriesSteps> series = new ArrayList<>(wanted.size());
    wanted.forEach(entry -> series.add(new StoredSeries(entry, steps)));
    return series;
  }

  private Collection<SeriesEntry> entries(List<SeriesFile> seriesFiles, String metric) {
    return RunSeries.merged(seriesFiles.stream().map(file -> cache.entries(file, metric)).toList());
  }

  private List<SeriesFile> seriesFiles(long run) {
    OptionalInt generation = generations.current(run);
    return generation.isEmpty() ? List.of() : seriesFiles(run, generation.getAsInt());
  }

  private List<SeriesFile> seriesFiles(long run, int generation) {
    return list(Kind.SERIES, run, generation).stream().map(cache::seriesFile).toList();
  }

  private List<String> list(Kind kind, long run, int generation) {
    try {
      return files.list(LakePaths.generation(kind, run, generation));
    } catch (IOException e) {
      throw new LakeException("the lake at " + files.root() + " cannot be read", e);
    }
  }
}
