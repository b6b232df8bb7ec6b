package io.stepwell.schemas.lake;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.RunExtent;
import io.stepwell.query.SeriesSteps;
import io.stepwell.query.StepStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Answers from the files of a lake. What was read stays decoded in memory up to a limit; a file
 * that has come since is seen at the next question. All methods throw {@link LakeException} if a
 * file cannot be read. Safe for use by many threads.
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
    this.generations = generations;
    this.cache = new LakeCache(files, cacheBytes);
  }

  /** The lake for one question, which sees each run as it is when it asks for it first. */
  public PinnedSteps pinned() {
    return new PinnedSteps(cache, generations);
  }

  /** What is in memory at the moment, and how often it was of use. */
  public CacheFigures cache() {
    return cache.figures();
  }

  @Override
  public Optional<RunExtent> extent(long run) {
    return pinned().extent(run);
  }

  @Override
  public List<MetricInfo> metrics(long run) {
    return pinned().metrics(run);
  }

  @Override
  public List<SeriesKey> series(long run) {
    return pinned().series(run);
  }

  @Override
  public List<SeriesSteps> steps(
      long run, String metric, Predicate<Labels> labels, Set<Column> columns) {
    return pinned().steps(run, metric, labels, columns);
  }
}
