package io.stepwell.schemas.lake;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.ColumnSource;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.Sketch;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.schema.MessageType;

/**
 * Reads the base steps of a file back as the parts that they were, in the file's order; rollups are
 * passed over. Throws {@link LakeException} if the file cannot be read. For use by one thread.
 */
public final class StepFileReader implements Iterator<Part>, Closeable {

  private static final List<String> COLUMNS = columns();

  private final SeriesReader series = new SeriesReader();
  private final RowReader<Part> rows;

  private StepFileReader(ParquetSource source) {
    this.rows = new RowReader<>(source, COLUMNS, StepFileReader::isBase, this::group);
  }

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(SeriesReader.COLUMNS);
    columns.add(StepSchema.SECOND);
    for (Column column : Column.values()) {
      columns.add(column.word());
    }
    return columns;
  }

  /** Opens a file of a lake's steps. */
  public static StepFileReader open(LakeFiles files, String path) {
    return new StepFileReader(ParquetSource.open(files, path));
  }

  private static boolean isBase(GroupFacts facts) {
    return facts.only(StepSchema.RESOLUTION) == Resolution.BASE;
  }

  private RowReader.Rows<Part> group(PageReadStore pages, MessageType schema, GroupFacts facts) {
    SeriesReader.Rows keys = series.rows(pages, schema, facts);
    long[] seconds = new long[facts.rows()];
    new ColumnCursor(pages, schema, StepSchema.SECOND).longs(seconds, 0);
    State state = new State(pages, schema, facts);
    return () -> {
      SeriesKey key = keys.next();
      return new Part(
          keys.run(), key, Resolution.BASE, seconds[keys.row()], facts.type().read(state));
    };
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public Part next() {
    return rows.next();
  }

  @Override
  public void close() {
    rows.close();
  }

  /** The columns of a group's type, of which each is read once a row. */
  private static final class State implements ColumnSource {
    private final Map<Column, ColumnCursor> cursors = new EnumMap<>(Column.class);

    State(PageReadStore pages, MessageType schema, GroupFacts facts) {
      for (Column column : facts.type().columns()) {
        cursors.put(column, new ColumnCursor(pages, schema, column.word()));
      }
    }

    private ColumnCursor cursor(Column column) {
      ColumnCursor cursor = cursors.get(column);
      if (cursor == null) {
        throw new IllegalStateException("the type has no column " + column.word());
      }
      return cursor;
    }

    @Override
    public long count(Column column) {
      return cursor(column).takeLong();
    }

    @Override
    public double number(Column column) {
      return cursor(column).takeDouble();
    }

    @Override
    public Sketch sketch(Column column) {
      return cursor(column).takeSketch();
    }
  }
}
