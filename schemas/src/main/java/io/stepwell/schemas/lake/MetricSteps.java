package io.stepwell.schemas.lake;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.StepColumns;
import io.stepwell.query.MetricInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows of one metric of a run, read resolution by resolution when they are first needed. Safe
 * for use by many threads.
 */
final class MetricSteps {

  /** The rows of one file. */
  record FileRows(StepFrame frame, StepColumns columns) {}

  private final LakeCache cache;
  private final List<StepFile> files;
  private final MetricInfo metric;
  private final Set<Column> columns;
  private final Map<Integer, List<FileRows>> levels = new ConcurrentHashMap<>();

  MetricSteps(LakeCache cache, List<StepFile> files, MetricInfo metric, Set<Column> columns) {
    this.cache = cache;
    this.files = files;
    this.metric = metric;
    this.columns = columns;
  }

  /** The rows at a resolution, of each file that has any. */
  List<FileRows> level(int resolution) {
    List<FileRows> known = levels.get(resolution);
    return known == null ? levels.computeIfAbsent(resolution, this::read) : known;
  }

  private List<FileRows> read(int resolution) {
    MetricLevel level = new MetricLevel(metric.name(), metric.type(), resolution);
    List<FileRows> rows = new ArrayList<>();
    for (StepFile file : files) {
      if (file.has(level)) {
        StepFrame frame = cache.frame(file, level);
        rows.add(new FileRows(frame, columns(file, level, frame)));
      }
    }
    return rows;
  }

  private StepColumns columns(StepFile file, MetricLevel level, StepFrame frame) {
    StepColumns.Builder together = StepColumns.at(frame.seconds());
    for (Column column : columns) {
      together.column(column, cache.column(file, level, frame, column));
    }
    return together.build();
  }
}
