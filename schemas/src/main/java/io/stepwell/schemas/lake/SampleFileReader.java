package io.stepwell.schemas.lake;

import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the raw samples of a file back, in the file's order. Throws {@link LakeException} if the
 * file cannot be read. For use by one thread.
 */
public final class SampleFileReader implements Iterator<Sample>, Closeable {

  private static final List<String> COLUMNS =
      List.of(
          StepSchema.RUN,
          StepSchema.SERIES,
          StepSchema.LABELS,
          SampleSchema.TIME,
          SampleSchema.VALUE);

  private final ParquetSource source;
  private final Iterator<GroupFacts> groups;
  private final ParquetFileReader reader;
  private final Map<Long, SeriesKey> series = new HashMap<>();
  private final Map<String, String> strings = new HashMap<>();
  private @Nullable Rows rows;

  private SampleFileReader(ParquetSource source) {
    this.source = source;
    this.groups = GroupFacts.of(source).iterator();
    this.reader = source.reader(COLUMNS);
  }

  /** Opens a file of a lake's raw samples. */
  public static SampleFileReader open(LakeFiles files, String path) {
    return new SampleFileReader(ParquetSource.open(files, path));
  }

  @Override
  public boolean hasNext() {
    while (rows == null || rows.isAtEnd()) {
      letGo();
      if (!groups.hasNext()) {
        return false;
      }
      rows = readGroup(groups.next());
    }
    return true;
  }

  @Override
  public Sample next() {
    if (!hasNext() || rows == null) {
      throw new NoSuchElementException("all samples of " + source.path() + " were read");
    }
    return rows.next();
  }

  private Rows readGroup(GroupFacts facts) {
    try {
      return new Rows(
          reader.readRowGroup(facts.ordinal()),
          reader.getFooter().getFileMetaData().getSchema(),
          facts);
    } catch (IOException e) {
      throw source.unreadable(e);
    }
  }

  private void letGo() {
    if (rows != null) {
      rows.pages.close();
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

  /** The rows of one group; the numbers are read at once, the labels when a series is new. */
  private final class Rows {
    private final PageReadStore pages;
    private final GroupFacts facts;
    private final long[] runs;
    private final long[] ids;
    private final long[] times;
    private final double[] values;
    private final LabelsCursor labels;
    private int row;
    private @Nullable SeriesKey latest;

    Rows(PageReadStore pages, MessageType schema, GroupFacts facts) {
      this.pages = pages;
      this.facts = facts;
      this.runs = new long[facts.rows()];
      this.ids = new long[facts.rows()];
      this.times = new long[facts.rows()];
      this.values = new double[facts.rows()];
      this.labels = new LabelsCursor(pages, schema, strings);
      new ColumnCursor(pages, schema, StepSchema.RUN).longs(runs, 0);
      new ColumnCursor(pages, schema, StepSchema.SERIES).longs(ids, 0);
      new ColumnCursor(pages, schema, SampleSchema.TIME).longs(times, 0);
      new ColumnCursor(pages, schema, SampleSchema.VALUE).doubles(values, 0);
    }

    boolean isAtEnd() {
      return row == ids.length;
    }

    Sample next() {
      SeriesKey key = key(ids[row]);
      Sample sample = new Sample(runs[row], key, facts.type(), times[row], values[row]);
      row++;
      return sample;
    }

    private SeriesKey key(long id) {
      SeriesKey key = latest;
      if (key == null || key.id() != id) {
        key = series.get(id);
      }
      if (key == null) {
        key = SeriesKey.known(facts.metric(), labels.next(), id);
        series.put(id, key);
      } else {
        labels.skip();
      }
      latest = key;
      return key;
    }
  }
}
