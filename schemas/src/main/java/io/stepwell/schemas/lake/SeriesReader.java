package io.stepwell.schemas.lake;

import io.stepwell.metrics.SeriesKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Reads which run and series the rows of a file belong to. The labels of a series are read once and
 * passed over in all other rows of the file.
 */
final class SeriesReader {

  /** The columns that it reads. */
  static final List<String> COLUMNS = List.of(StepSchema.RUN, StepSchema.SERIES, StepSchema.LABELS);

  private final Map<Long, SeriesKey> series = new HashMap<>();
  private final Map<String, String> strings = new HashMap<>();

  /** The rows of one group, from its first. */
  Rows rows(PageReadStore pages, MessageType schema, GroupFacts facts) {
    return new Rows(pages, schema, facts);
  }

  /** The rows of one group, one after the other. */
  final class Rows {
    private final String metric;
    private final long[] runs;
    private final long[] ids;
    private final LabelsCursor labels;
    private int row = -1;
    private @Nullable SeriesKey latest;

    private Rows(PageReadStore pages, MessageType schema, GroupFacts facts) {
      this.metric = facts.metric();
      this.runs = new long[facts.rows()];
      this.ids = new long[facts.rows()];
      this.labels = new LabelsCursor(pages, schema, strings);
      new ColumnCursor(pages, schema, StepSchema.RUN).longs(runs, 0);
      new ColumnCursor(pages, schema, StepSchema.SERIES).longs(ids, 0);
    }

    /** Goes to the next row and says which series it is of. */
    SeriesKey next() {
      long id = ids[++row];
      SeriesKey key = latest;
      if (key == null || key.id() != id) {
        key = series.get(id);
      }
      if (key == null) {
        key = SeriesKey.known(metric, labels.next(), id);
        series.put(id, key);
      } else {
        labels.skip();
      }
      latest = key;
      return key;
    }

    /** The run of the row that it stands at. */
    long run() {
      return runs[row];
    }

    /** The place in the group of the row that it stands at, from 0. */
    int row() {
      return row;
    }
  }
}
