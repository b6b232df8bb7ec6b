package io.stepwell.schemas.lake;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.StepColumns;
import io.stepwell.query.MetricInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What was in a run's live files at some moment. All of it is read from the rows themselves, the
 * series too: an index of its own would become visible at another moment than the rows, and then
 * promise what is not there or hide what is.
 */
final class LiveSteps {

  private final LiveCache cache;
  private final long files;
  private final int count;
  private final List<Stretch> stretches;

  /**
   * @param files the files' id
   * @param count how many of them there were
   */
  LiveSteps(LiveCache cache, long files, int count) {
    this.cache = cache;
    this.files = files;
    this.count = count;
    this.stretches = Stretch.first(files, count);
  }

  /** What the answers of a run are from that has these files beside a generation. */
  RunVersion version(StoredGeneration generation) {
    return new RunVersion(generation.number(), generation.created(), files, count);
  }

  /** The metrics that have rows. */
  RunMetrics metrics() {
    return RunMetrics.together(stretches.stream().map(cache::metrics).toList());
  }

  /** Every series of a metric, by its id. */
  Map<Long, SeriesKey> series(MetricInfo metric) {
    Map<Long, SeriesKey> series = new HashMap<>();
    for (Stretch stretch : cache.having(metric, stretches)) {
      cache.rows(stretch, metric).series().forEach(key -> series.putIfAbsent(key.id(), key));
    }
    return series;
  }

  /** The rows of the series whose labels pass, by the series' ids. */
  Map<Long, LiveSeries> steps(MetricInfo metric, Predicate<Labels> labels, Set<Column> columns) {
    Map<Long, LiveSeries> chosen = new HashMap<>();
    Set<Long> refused = new HashSet<>();
    for (Stretch stretch : cache.having(metric, stretches)) {
      StretchRows rows = cache.rows(stretch, metric);
      StepColumns values = values(stretch, metric, rows, columns);
      for (int i = 0; i < rows.series().size(); i++) {
        SeriesKey key = rows.series().get(i);
        if (!chosen.containsKey(key.id()) && !refused.contains(key.id())) {
          if (labels.test(key.labels())) {
            chosen.put(key.id(), new LiveSeries(key.labels()));
          } else {
            refused.add(key.id());
          }
        }
        LiveSeries series = chosen.get(key.id());
        if (series != null) {
          series.add(new Segment(values, rows.frame().from(i), rows.frame().to(i)));
        }
      }
    }
    return chosen;
  }

  private StepColumns values(
      Stretch stretch, MetricInfo metric, StretchRows rows, Set<Column> columns) {
    if (!columns.contains(Column.SKETCH)) {
      return rows.numbers();
    }
    StepColumns.Builder all = StepColumns.at(rows.frame().seconds());
    StretchRows.numbersOf(metric.type()).forEach(column -> all.column(column, rows.numbers()));
    return all.column(Column.SKETCH, cache.sketches(stretch, metric)).build();
  }
}
