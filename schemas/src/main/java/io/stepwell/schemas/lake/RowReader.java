package io.stepwell.schemas.lake;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a file one after the other, row group by row group. Throws {@link
 * LakeException} if the file cannot be read. For use by one thread.
 *
 * @param <T> what a row is read as
 */
final class RowReader<T> implements Iterator<T>, Closeable {

  private final ParquetSource source;
  private final GroupReading<T> reading;
  private final Iterator<GroupFacts> groups;
  private final ParquetFileReader reader;
  private @Nullable PageReadStore pages;
  private @Nullable Rows<T> rows;
  private int left;

  /** Begins a row group. */
  interface GroupReading<T> {
    Rows<T> begin(PageReadStore pages, MessageType schema, GroupFacts facts);
  }

  /** The rows of a group, as many as it has. */
  interface Rows<T> {
    T next();
  }

  /**
   * @param columns the top-level columns to read
   * @param wanted which row groups to read
   */
  RowReader(
      ParquetSource source,
      List<String> columns,
      Predicate<GroupFacts> wanted,
      GroupReading<T> reading) {
    this.source = source;
    this.reading = reading;
    this.groups = GroupFacts.of(source).stream().filter(wanted).iterator();
    this.reader = source.reader(columns);
  }

  @Override
  public boolean hasNext() {
    while (left == 0) {
      letGo();
      if (!groups.hasNext()) {
        return false;
      }
      begin(groups.next());
    }
    return true;
  }

  private void begin(GroupFacts facts) {
    try {
      PageReadStore group = reader.readRowGroup(facts.ordinal());
      pages = group;
      rows = reading.begin(group, reader.getFooter().getFileMetaData().getSchema(), facts);
      left = facts.rows();
    } catch (IOException e) {
      throw source.unreadable(e);
    }
  }

  @Override
  public T next() {
    if (!hasNext() || rows == null) {
      throw new NoSuchElementException("all rows of " + source.path() + " were read");
    }
    left--;
    return rows.next();
  }

  private void letGo() {
    if (pages != null) {
      pages.close();
      pages = null;
      rows = null;
    }
  }

  @Override
  public void close() {
    letGo();
    try {
      reader.close();
    } catch (IOException e) {
      throw source.unreadable(e);
    }
  }
}
