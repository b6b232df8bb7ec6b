package io.stepwell.schemas.lake;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.StepColumns;
import io.stepwell.query.MetricInfo;
import java.util.List;
import java.util.function.Function;

/**
 * What was read of some live files, kept while there is room: of single files, and of stretches of
 * them put together from it, so that a question need not go through thousands of files. Their
 * footers are not kept, which weigh more than all that they tell.
 */
final class LiveCache {

  private final long run;
  private final LiveFiles live;
  private final LakeCache cache;

  LiveCache(long run, LiveFiles live, LakeCache cache) {
    this.run = run;
    this.live = live;
    this.cache = cache;
  }

  private record Metrics(Stretch stretch) implements LakeCache.Key {}

  private record Rows(Stretch stretch, MetricInfo metric) implements LakeCache.Key {}

  private record Sketches(Stretch stretch, MetricInfo metric) implements LakeCache.Key {}

  private ParquetSource file(Stretch stretch) {
    return cache.open(live.path(stretch.index()));
  }

  /** The metrics of a stretch. */
  RunMetrics metrics(Stretch stretch) {
    return cache.get(
        new Metrics(stretch), RunMetrics.class, () -> findMetrics(stretch), RunMetrics::bytes);
  }

  private RunMetrics findMetrics(Stretch stretch) {
    return stretch.isFile()
        ? RunMetrics.of(run, StepFile.of(file(stretch)))
        : RunMetrics.together(stretch.parts().stream().map(this::metrics).toList());
  }

  /** Those of some stretches that have rows of a metric. */
  List<Stretch> having(MetricInfo metric, List<Stretch> stretches) {
    return stretches.stream()
        .filter(stretch -> metrics(stretch).extents().containsKey(metric))
        .toList();
  }

  /** The rows of a metric in a stretch that has some. */
  StretchRows rows(Stretch stretch, MetricInfo metric) {
    return cache.get(
        new Rows(stretch, metric),
        StretchRows.class,
        () -> findRows(stretch, metric),
        rows -> rows.bytes(stretch.isFile()));
  }

  private StretchRows findRows(Stretch stretch, MetricInfo metric) {
    if (stretch.isFile()) {
      ParquetSource source = file(stretch);
      return StepFile.of(source).rows(source, MetricLevel.base(metric));
    }
    List<Stretch> parts = having(metric, stretch.parts());
    StretchRows rows =
        StretchRows.together(
            metric.type(), parts.stream().map(part -> rows(part, metric)).toList());
    forgetFiles(parts, part -> new Rows(part, metric));
    return rows;
  }

  /** The sketches of those rows, alone in a set of columns. */
  StepColumns sketches(Stretch stretch, MetricInfo metric) {
    return cache.get(
        new Sketches(stretch, metric),
        StepColumns.class,
        () -> findSketches(stretch, metric),
        LakeCache::weigh);
  }

  private StepColumns findSketches(Stretch stretch, MetricInfo metric) {
    if (stretch.isFile()) {
      ParquetSource source = file(stretch);
      StepFile file = StepFile.of(source);
      MetricLevel level = MetricLevel.base(metric);
      return file.column(source, level, file.frame(source, level), Column.SKETCH);
    }
    List<Stretch> parts = having(metric, stretch.parts());
    StepColumns sketches =
        rows(stretch, metric).sketches(parts.stream().map(part -> sketches(part, metric)).toList());
    forgetFiles(parts, part -> new Sketches(part, metric));
    return sketches;
  }

  /** Of single files nobody asks any more once the stretch they are in is known. */
  private void forgetFiles(List<Stretch> parts, Function<Stretch, LakeCache.Key> key) {
    parts.stream().filter(Stretch::isFile).map(key).forEach(cache::forget);
  }
}
