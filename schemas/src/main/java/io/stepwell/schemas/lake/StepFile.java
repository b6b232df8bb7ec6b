package io.stepwell.schemas.lake;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.SketchItems;
import io.stepwell.metrics.StepColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;

/** Which row groups a step file has, and how to read the columns of their rows. */
final class StepFile {

  private static final long BYTES_PER_GROUP = 100;

  private final String path;
  private final List<Group> groups;

  /**
   * A row group: rows of one metric at one resolution.
   *
   * @param ordinal its place in the file
   * @param firstSecond the least second of its rows, since the epoch
   * @param lastSecond the greatest second of its rows, since the epoch
   */
  record Group(int ordinal, MetricLevel level, int rows, long firstSecond, long lastSecond) {}

  private StepFile(String path, List<Group> groups) {
    this.path = path;
    this.groups = groups;
  }

  /** Learns from the footer. */
  static StepFile of(ParquetSource source) {
    List<Group> groups = new ArrayList<>();
    for (GroupFacts facts : GroupFacts.of(source)) {
      int resolution = Math.toIntExact(facts.only(StepSchema.RESOLUTION));
      groups.add(
          new Group(
              facts.ordinal(),
              new MetricLevel(facts.metric(), facts.type(), resolution),
              facts.rows(),
              facts.least(StepSchema.SECOND),
              facts.greatest(StepSchema.SECOND)));
    }
    return new StepFile(source.path(), groups);
  }

  String path() {
    return path;
  }

  /** What it weighs in memory, in bytes. */
  long bytes() {
    return BYTES_PER_GROUP * groups.size();
  }

  /** The row groups. */
  List<Group> groups() {
    return groups;
  }

  /** Whether it has such rows. */
  boolean has(MetricLevel level) {
    return groups.stream().anyMatch(group -> group.level.equals(level));
  }

  /** Reads which series and seconds such rows are of. */
  StepFrame frame(ParquetSource source, MetricLevel level) {
    List<Group> wanted = groups(level);
    long[] ids = new long[rows(wanted)];
    long[] seconds = new long[ids.length];
    source.read(
        List.of(StepSchema.SERIES, StepSchema.SECOND),
        reader -> {
          eachGroup(
              reader,
              wanted,
              (pages, schema, offset) -> {
                new ColumnCursor(pages, schema, StepSchema.SERIES).longs(ids, offset);
                new ColumnCursor(pages, schema, StepSchema.SECOND).longs(seconds, offset);
              });
          return seconds;
        });
    return StepFrames.of(ids, seconds);
  }

  /** Reads one column of those rows, in the frame's order, alone in a set of columns. */
  StepColumns column(ParquetSource source, MetricLevel level, StepFrame frame, Column column) {
    List<Group> wanted = groups(level);
    StepColumns.Builder columns = StepColumns.at(frame.seconds());
    return switch (column.kind()) {
      case COUNT -> {
        long[] counts = new long[frame.rows()];
        read(source, column, wanted, (cursor, offset) -> cursor.longs(counts, offset));
        yield columns.counts(column, frame.arrange(counts)).build();
      }
      case NUMBER -> {
        double[] numbers = new double[frame.rows()];
        read(source, column, wanted, (cursor, offset) -> cursor.doubles(numbers, offset));
        yield columns.numbers(column, frame.arrange(numbers)).build();
      }
      case SKETCH -> {
        SketchItems[] sketches = new SketchItems[frame.rows()];
        read(source, column, wanted, (cursor, offset) -> cursor.sketches(sketches, offset));
        yield columns.sketches(frame.arrange(sketches)).build();
      }
    };
  }

  /** Reads such rows with their series and all columns but the sketches. */
  StretchRows rows(ParquetSource source, MetricLevel level) {
    StepFrame frame = frame(source, level);
    StepColumns.Builder numbers = StepColumns.at(frame.seconds());
    for (Column column : StretchRows.numbersOf(level.type())) {
      numbers.column(column, column(source, level, frame, column));
    }
    return StretchRows.of(frame, series(source, level), numbers.build());
  }

  private Map<Long, SeriesKey> series(ParquetSource source, MetricLevel level) {
    Map<Long, SeriesKey> series = new HashMap<>();
    Map<String, String> shared = new HashMap<>();
    source.read(
        List.of(StepSchema.SERIES, StepSchema.LABELS),
        reader -> {
          eachGroup(
              reader,
              groups(level),
              (pages, schema, offset) -> {
                long[] ids = new long[Math.toIntExact(pages.getRowCount())];
                new ColumnCursor(pages, schema, StepSchema.SERIES).longs(ids, 0);
                LabelsCursor labels = new LabelsCursor(pages, schema, shared);
                for (long id : ids) {
                  if (series.containsKey(id)) {
                    labels.skip();
                  } else {
                    series.put(id, SeriesKey.known(level.metric(), labels.next(), id));
                  }
                }
              });
          return series;
        });
    return series;
  }

  private List<Group> groups(MetricLevel level) {
    return groups.stream().filter(group -> group.level.equals(level)).toList();
  }

  private static int rows(List<Group> groups) {
    return groups.stream().mapToInt(Group::rows).reduce(0, Math::addExact);
  }

  private interface Filling {
    void fill(ColumnCursor cursor, int offset);
  }

  private static void read(
      ParquetSource source, Column column, List<Group> wanted, Filling filling) {
    source.read(
        List.of(column.word()),
        reader -> {
          eachGroup(
              reader,
              wanted,
              (pages, schema, offset) ->
                  filling.fill(new ColumnCursor(pages, schema, column.word()), offset));
          return column;
        });
  }

  private interface GroupReading {
    void read(PageReadStore pages, MessageType schema, int offset);
  }

  private static void eachGroup(ParquetFileReader reader, List<Group> wanted, GroupReading reading)
      throws IOException {
    MessageType schema = reader.getFooter().getFileMetaData().getSchema();
    int offset = 0;
    for (Group group : wanted) {
      try (PageReadStore pages = reader.readRowGroup(group.ordinal)) {
        reading.read(pages, schema, offset);
      }
      offset += group.rows;
    }
  }
}
