package io.stepwell.schemas.lake;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of any file of a lake as they are stored: an array of values, one for each column that
 * was asked for, in that order. A value is a Long, Integer, Double, String, {@link Labels}, byte
 * array or list of Integer, or null where the metric's type does not fill the column. Throws {@link
 * LakeException} if the file cannot be read. For use by one thread.
 */
public final class StoredRows implements Iterator<@Nullable Object[]>, Closeable {

  private final Map<String, String> strings = new HashMap<>();
  private final Map<Long, Labels> labels = new HashMap<>();
  private final Schema schema;
  private final List<String> columns;
  private final boolean needsSeries;
  private final RowReader<@Nullable Object[]> rows;

  /**
   * What the rows of a group have in common, so that a reader may pass over all of them.
   *
   * @param metric the metric's name
   * @param resolution of steps, in seconds, 0 for the whole run; 1 of all other rows
   */
  public record Group(String metric, MetricType type, int resolution) {}

  private StoredRows(
      ParquetSource source, Schema schema, List<String> columns, Predicate<Group> wanted) {
    this.schema = schema;
    this.columns = columns;
    Set<String> read = new LinkedHashSet<>(columns);
    this.needsSeries = read.contains(StepSchema.SERIES) || read.contains(StepSchema.LABELS);
    if (needsSeries) {
      read.add(StepSchema.SERIES);
    }
    read.removeAll(Set.of(StepSchema.METRIC, StepSchema.TYPE, StepSchema.RESOLUTION));
    this.rows =
        new RowReader<>(source, List.copyOf(read), facts -> wanted.test(group(facts)), this::begin);
  }

  /**
   * Opens a file.
   *
   * @param schema of the kind of file: {@link StepSchema#avro}, {@link SampleSchema#avro} or {@link
   *     SeriesSchema#avro}
   * @param columns the names of columns of that schema
   * @param wanted which groups of rows to read
   */
  public static StoredRows open(
      LakeFiles files, String path, Schema schema, List<String> columns, Predicate<Group> wanted) {
    return new StoredRows(ParquetSource.open(files, path), schema, List.copyOf(columns), wanted);
  }

  private Group group(GroupFacts facts) {
    boolean steps = schema.getField(StepSchema.RESOLUTION) != null;
    int resolution = steps ? (int) facts.only(StepSchema.RESOLUTION) : 1;
    return new Group(facts.metric(), facts.type(), resolution);
  }

  private RowReader.Rows<@Nullable Object[]> begin(
      PageReadStore pages, MessageType parquet, GroupFacts facts) {
    Group group = group(facts);
    long[] series = new long[facts.rows()];
    if (needsSeries) {
      new ColumnCursor(pages, parquet, StepSchema.SERIES).longs(series, 0);
    }
    List<Cells> cells = new ArrayList<>();
    columns.forEach(name -> cells.add(cells(pages, parquet, group, series, name)));
    return () -> {
      @Nullable Object[] row = new @Nullable Object[cells.size()];
      for (int column = 0; column < row.length; column++) {
        row[column] = cells.get(column).next();
      }
      return row;
    };
  }

  /** One column of a group, from its first row on. */
  private interface Cells {
    @Nullable Object next();
  }

  private Cells cells(
      PageReadStore pages, MessageType parquet, Group group, long[] series, String name) {
    return switch (name) {
      case StepSchema.METRIC -> group::metric;
      case StepSchema.TYPE -> group.type()::word;
      case StepSchema.RESOLUTION -> group::resolution;
      case StepSchema.SERIES -> Arrays.stream(series).boxed().iterator()::next;
      case StepSchema.LABELS -> labels(new LabelsCursor(pages, parquet, strings), series);
      case SeriesSchema.RESOLUTIONS ->
          new ColumnCursor(pages, parquet, name, "array")::takeIntegers;
      default -> plain(new ColumnCursor(pages, parquet, name), kind(name));
    };
  }

  private Schema.Type kind(String name) {
    Schema field = schema.getField(name).schema();
    return field.isUnion() ? field.getTypes().get(1).getType() : field.getType();
  }

  private static Cells plain(ColumnCursor cursor, Schema.Type kind) {
    return () -> {
      if (!cursor.isPresent()) {
        cursor.next();
        return null;
      }
      return switch (kind) {
        case LONG -> cursor.takeLong();
        case DOUBLE -> cursor.takeDouble();
        case BYTES -> cursor.takeBytes();
        default -> throw new IllegalStateException("a column of kind " + kind);
      };
    };
  }

  /** The labels of a series are read once and passed over in its other rows. */
  private Cells labels(LabelsCursor cursor, long[] series) {
    PrimitiveIterator.OfLong ids = Arrays.stream(series).iterator();
    return () -> {
      long id = ids.nextLong();
      Labels known = labels.get(id);
      if (known == null) {
        known = cursor.next();
        labels.put(id, known);
      } else {
        cursor.skip();
      }
      return known;
    };
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public @Nullable Object[] next() {
    return rows.next();
  }

  @Override
  public void close() {
    rows.close();
  }
}
