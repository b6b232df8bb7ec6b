package io.stepwell.schemas.lake;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.SeriesKey;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * A series as bytes, ready to be written any number of times: encoding nine labels for every row
 * would take longer than all the rest.
 */
final class EncodedSeries {

  // Levels of a map's entries: the first entry starts a row, the others continue it; an entry that
  // is there is two levels deep, one for the group, one for itself.
  private static final int NEW_ROW = 0;
  private static final int SAME_ROW = 1;
  private static final int NO_ENTRY = 0;
  private static final int ENTRY = 1;

  private final SeriesKey key;
  private final long id;
  private final Binary metric;
  private final Binary[] names;
  private final Binary[] values;

  private EncodedSeries(SeriesKey key, Cache cache) {
    Labels labels = key.labels();
    this.key = key;
    this.id = key.id();
    this.metric = cache.encode(key.metric());
    this.names = new Binary[labels.size()];
    this.values = new Binary[labels.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = cache.encode(labels.name(i));
      values[i] = cache.encode(labels.value(i));
    }
  }

  long id() {
    return id;
  }

  Binary metric() {
    return metric;
  }

  /** Writes the labels of one row. */
  void writeLabels(ColumnWriter keys, ColumnWriter entries) {
    if (names.length == 0) {
      keys.writeNull(NEW_ROW, NO_ENTRY);
      entries.writeNull(NEW_ROW, NO_ENTRY);
    }
    for (int i = 0; i < names.length; i++) {
      int repetition = i == 0 ? NEW_ROW : SAME_ROW;
      keys.write(names[i], repetition, ENTRY);
      entries.write(values[i], repetition, ENTRY);
    }
  }

  /** The series of late, by their keys. For use by one thread. */
  static final class Cache {
    private static final int MOST = 1 << 14;

    private final Map<SeriesKey, EncodedSeries> series = new HashMap<>();
    private final Map<String, Binary> strings = new HashMap<>();
    private @Nullable EncodedSeries latest;

    EncodedSeries of(SeriesKey key) {
      EncodedSeries found = latest;
      if (found == null || !found.key.equals(key)) {
        // Emptied when full: series come one after the other, or there are few of them.
        if (series.size() >= MOST) {
          series.clear();
        }
        found = series.computeIfAbsent(key, missing -> new EncodedSeries(missing, this));
        latest = found;
      }
      return found;
    }

    Binary encode(String text) {
      if (strings.size() >= MOST) {
        strings.clear();
      }
      return strings.computeIfAbsent(text, Binary::fromString);
    }
  }
}
