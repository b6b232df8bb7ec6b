package io.stepwell.schemas.lake;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.schema.MessageType;

/** A series file: the metrics and extent by its footer, the series by its rows. */
final class SeriesFile {

  private static final List<String> COLUMNS =
      List.of(
          StepSchema.RUN,
          StepSchema.SERIES,
          StepSchema.LABELS,
          SeriesSchema.FIRST,
          SeriesSchema.LAST,
          SeriesSchema.RESOLUTIONS);

  private final ParquetSource source;
  private final List<GroupFacts> groups = new ArrayList<>();

  SeriesFile(ParquetSource source) {
    this.source = source;
    for (int i = 0; i < source.rowGroups().size(); i++) {
      groups.add(new GroupFacts(source.path(), i, source.rowGroups().get(i)));
    }
  }

  String path() {
    return source.path();
  }

  long bytes() {
    return source.bytes();
  }

  /** The row groups, each of one metric. */
  List<GroupFacts> groups() {
    return groups;
  }

  /** Reads the series of a metric. */
  List<SeriesEntry> entries(String metric) {
    return source.read(
        COLUMNS,
        reader -> {
          MessageType schema = reader.getFooter().getFileMetaData().getSchema();
          List<SeriesEntry> entries = new ArrayList<>();
          for (GroupFacts group : groups) {
            if (group.metric().equals(metric)) {
              try (PageReadStore pages = reader.readRowGroup(group.ordinal())) {
                new Rows(pages, schema, group).addTo(entries);
              }
            }
          }
          return entries;
        });
  }

  /** The rows of one group, read from the top. */
  private static final class Rows {
    private final String metric;
    private final MetricType type;
    private final long[] runs;
    private final long[] ids;
    private final long[] firsts;
    private final long[] lasts;
    private final LabelsCursor labels;
    private final ColumnCursor resolutions;

    Rows(PageReadStore pages, MessageType schema, GroupFacts group) {
      this.metric = group.metric();
      this.type = group.type();
      this.runs = longs(pages, schema, StepSchema.RUN, group.rows());
      this.ids = longs(pages, schema, StepSchema.SERIES, group.rows());
      this.firsts = longs(pages, schema, SeriesSchema.FIRST, group.rows());
      this.lasts = longs(pages, schema, SeriesSchema.LAST, group.rows());
      this.labels = new LabelsCursor(pages, schema, new HashMap<>());
      this.resolutions = new ColumnCursor(pages, schema, SeriesSchema.RESOLUTIONS, "array");
    }

    private static long[] longs(PageReadStore pages, MessageType schema, String column, int rows) {
      long[] values = new long[rows];
      new ColumnCursor(pages, schema, column).longs(values, 0);
      return values;
    }

    void addTo(List<SeriesEntry> entries) {
      Map<Set<Integer>, Set<Integer>> shared = new HashMap<>();
      for (int row = 0; row < ids.length; row++) {
        Labels read = labels.next();
        SeriesKey key = SeriesKey.known(metric, read, ids[row]);
        Set<Integer> levels = shared.computeIfAbsent(Set.copyOf(nextResolutions()), set -> set);
        entries.add(new SeriesEntry(runs[row], key, type, firsts[row], lasts[row], levels));
      }
    }

    private Set<Integer> nextResolutions() {
      Set<Integer> levels = new HashSet<>();
      do {
        if (resolutions.isPresent()) {
          levels.add(resolutions.integer());
        }
        resolutions.next();
      } while (resolutions.continuesRow());
      return levels;
    }
  }
}
