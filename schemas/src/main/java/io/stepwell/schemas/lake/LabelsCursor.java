package io.stepwell.schemas.lake;

import io.stepwell.metrics.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.schema.MessageType;

/** Reads the labels of a row group, row by row. */
final class LabelsCursor {

  private final ColumnCursor names;
  private final ColumnCursor values;
  private final Map<String, String> shared;
  private final List<String> pairs = new ArrayList<>();

  /**
   * @param shared strings read before; the same few names and values come again and again
   */
  LabelsCursor(PageReadStore pages, MessageType schema, Map<String, String> shared) {
    this.names = new ColumnCursor(pages, schema, StepSchema.LABELS, "key_value", "key");
    this.values = new ColumnCursor(pages, schema, StepSchema.LABELS, "key_value", "value");
    this.shared = shared;
  }

  /** The labels of the next row; their names stand in the file in ascending order. */
  Labels next() {
    pairs.clear();
    do {
      if (names.isPresent()) {
        pairs.add(share(names.text()));
        pairs.add(share(values.text()));
      }
      names.next();
      values.next();
    } while (names.continuesRow());
    return pairs.isEmpty() ? Labels.none() : Labels.ofSorted(pairs.toArray(new String[0]));
  }

  /** Passes over the labels of the next row. */
  void skip() {
    do {
      names.skip();
      values.skip();
    } while (names.continuesRow());
  }

  private String share(String text) {
    String known = shared.putIfAbsent(text, text);
    return known == null ? text : known;
  }
}
