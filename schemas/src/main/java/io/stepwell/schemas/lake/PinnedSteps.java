package io.stepwell.schemas.lake;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.RunExtent;
import io.stepwell.query.SeriesSteps;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A lake as it was: of each run the generation and the live files are looked up once, when the run
 * is met for the first time, so that one question is answered from the same data throughout
 * whatever is written meanwhile. For use by one thread. All methods throw {@link LakeException} if
 * a file cannot be read; the file may be gone, as its run was written anew or deleted meanwhile,
 * and then asking once more from the beginning helps.
 */
public final class PinnedSteps implements StepStore {

  private final LakeCache cache;
  private final Generations generations;
  private final Map<Long, Optional<PinnedRun>> runs = new HashMap<>();

  PinnedSteps(LakeCache cache, Generations generations) {
    this.cache = cache;
    this.generations = generations;
  }

  /** What the answers about a run are from; empty if there is no such run or it has no data yet. */
  public Optional<RunVersion> version(long run) {
    return run(run).map(PinnedRun::version);
  }

  @Override
  public Optional<RunExtent> extent(long run) {
    return run(run).flatMap(pinned -> pinned.metrics().extent());
  }

  @Override
  public List<MetricInfo> metrics(long run) {
    return run(run).map(pinned -> pinned.metrics().answering()).orElse(List.of());
  }

  @Override
  public List<SeriesKey> series(long run) {
    return run(run).map(PinnedRun::series).orElse(List.of());
  }

  @Override
  public List<SeriesSteps> steps(
      long run, String metric, Predicate<Labels> labels, Set<Column> columns) {
    return run(run).map(pinned -> pinned.steps(metric, labels, columns)).orElse(List.of());
  }

  private Optional<PinnedRun> run(long run) {
    return runs.computeIfAbsent(run, this::pin);
  }

  /**
   * The catalog is asked before the files are listed and after: files that are taken away in
   * between, by a compaction or as the run is written anew or deleted, must not be missed.
   */
  private Optional<PinnedRun> pin(long run) {
    while (true) {
      Optional<StoredGeneration> generation = generations.current(run);
      if (generation.isEmpty()) {
        return Optional.empty();
      }
      StoredGeneration current = generation.get();
      Optional<GenerationFiles> kept = cache.kept(run, current);
      GenerationFiles files = kept.orElseGet(() -> list(run, current));
      List<String> live = live(run, current);
      boolean sure = kept.isPresent() && !current.live();
      if (sure || generations.current(run).filter(current::isSameWriting).isPresent()) {
        cache.keep(run, current, files);
        return Optional.of(new PinnedRun(run, cache, current, files, live));
      }
    }
  }

  private GenerationFiles list(long run, StoredGeneration generation) {
    int number = generation.number();
    return number == LakePaths.LIVE
        ? GenerationFiles.NONE
        : new GenerationFiles(
            cache.look(Kind.STEPS, run, number), cache.look(Kind.SERIES, run, number));
  }

  private List<String> live(long run, StoredGeneration generation) {
    if (!generation.live()) {
      return List.of();
    }
    return cache.look(Kind.STEPS, run, LakePaths.LIVE).stream()
        .filter(path -> !generation.contained().contains(path))
        .toList();
  }
}
