package io.stepwell.schemas.lake;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.schema.MessageType;

/** Which metrics a series file has, and how to read their series. */
final class SeriesFile {

  private static final List<String> COLUMNS =
      List.of(
          StepSchema.RUN,
          StepSchema.SERIES,
          StepSchema.LABELS,
          SeriesSchema.FIRST,
          SeriesSchema.LAST,
          SeriesSchema.RESOLUTIONS);

  private static final long BYTES_PER_GROUP = 100;

  private final String path;
  private final List<Group> groups;

  /**
   * A row group: the series of one metric.
   *
   * @param ordinal its place in the file
   * @param firstSecond the second of the metric's first sample, since the epoch
   * @param lastSecond the second of the metric's last sample, since the epoch
   */
  record Group(
      int ordinal, String metric, MetricType type, int rows, long firstSecond, long lastSecond) {}

  private SeriesFile(String path, List<Group> groups) {
    this.path = path;
    this.groups = groups;
  }

  /** Learns from the footer. */
  static SeriesFile of(ParquetSource source) {
    List<Group> groups = new ArrayList<>();
    for (GroupFacts facts : GroupFacts.of(source)) {
      groups.add(
          new Group(
              facts.ordinal(),
              facts.metric(),
              facts.type(),
              facts.rows(),
              facts.least(SeriesSchema.FIRST),
              facts.greatest(SeriesSchema.LAST)));
    }
    return new SeriesFile(source.path(), groups);
  }

  String path() {
    return path;
  }

  /** What it weighs in memory, in bytes. */
  long bytes() {
    return BYTES_PER_GROUP * groups.size();
  }

  /** The row groups, each of one metric. */
  List<Group> groups() {
    return groups;
  }

  /** Reads the series of a metric. */
  List<SeriesEntry> entries(ParquetSource source, String metric) {
    return source.read(
        COLUMNS,
        reader -> {
          MessageType schema = reader.getFooter().getFileMetaData().getSchema();
          List<SeriesEntry> entries = new ArrayList<>();
          for (Group group : groups) {
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

    Rows(PageReadStore pages, MessageType schema, Group group) {
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
        Set<Integer> levels =
            shared.computeIfAbsent(Set.copyOf(resolutions.takeIntegers()), set -> set);
        entries.add(new SeriesEntry(runs[row], key, type, firsts[row], lasts[row], levels));
      }
    }
  }
}
