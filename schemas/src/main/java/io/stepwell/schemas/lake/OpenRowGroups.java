package io.stepwell.schemas.lake;

import io.stepwell.metrics.MetricType;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The row groups of a file that are being filled side by side, one for every metric and resolution,
 * so that rows may come in any order and each group still holds one metric at one resolution. When
 * too much is open, the group that rested longest goes into the file. For use by one thread.
 *
 * @param <R> takes the rows of a group
 */
final class OpenRowGroups<R> {

  /** How many groups are held: fifty metrics at all resolutions. */
  private static final int MOST_GROUPS = 256;

  private static final int ROWS_PER_CHECK = 4096;

  private final ParquetOutput output;
  private final BiFunction<RowGroup, MetricType, R> opener;
  private final long mostBytes;
  private final Map<Key, Open<R>> open = new LinkedHashMap<>(16, 0.75f, true);
  private @Nullable Open<R> latest;
  private int rowsUntilCheck = ROWS_PER_CHECK;

  /**
   * @param opener makes ready a new row group for rows of a metric of that type
   * @param mostBytes how much is held, mostly compressed, before groups go out
   */
  OpenRowGroups(ParquetOutput output, BiFunction<RowGroup, MetricType, R> opener, long mostBytes) {
    this.output = output;
    this.opener = opener;
    this.mostBytes = mostBytes;
  }

  /** The group for the next row, which the caller is to write. */
  R next(String metric, MetricType type, int resolution) throws IOException {
    if (--rowsUntilCheck == 0) {
      rowsUntilCheck = ROWS_PER_CHECK;
      makeRoom();
    }
    Open<R> group = latest;
    if (group == null || !group.key.is(metric, type, resolution)) {
      group = find(new Key(metric, type, resolution));
      latest = group;
    }
    return group.rows;
  }

  private Open<R> find(Key key) throws IOException {
    Open<R> group = open.get(key);
    if (group == null) {
      if (open.size() == MOST_GROUPS) {
        writeEldest();
      }
      RowGroup fresh = output.newRowGroup();
      group = new Open<>(key, fresh, opener.apply(fresh, key.type));
      open.put(key, group);
    }
    return group;
  }

  private void makeRoom() throws IOException {
    long heldBytes = 0;
    for (Open<R> group : open.values()) {
      heldBytes += group.group.bytes();
    }
    while (heldBytes > mostBytes) {
      heldBytes -= writeEldest();
    }
  }

  private long writeEldest() throws IOException {
    Iterator<Open<R>> eldestFirst = open.values().iterator();
    RowGroup eldest = eldestFirst.next().group;
    long bytes = eldest.bytes();
    output.append(eldest);
    eldestFirst.remove();
    latest = null;
    return bytes;
  }

  /** Writes all that is open. */
  void finish() throws IOException {
    while (!open.isEmpty()) {
      writeEldest();
    }
  }

  private record Key(String metric, MetricType type, int resolution) {
    boolean is(String otherMetric, MetricType otherType, int otherResolution) {
      return resolution == otherResolution && type == otherType && metric.equals(otherMetric);
    }
  }

  private record Open<R>(Key key, RowGroup group, R rows) {}
}
