package io.stepwell.functions.tables;

import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.SeriesSchema;
import io.stepwell.schemas.lake.StoredRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The series of a run, each once, from all files that tell of them. */
final class SeriesRows {

  private static final List<String> COLUMNS = List.copyOf(LakeTable.SERIES.columns().keySet());
  private static final int TYPE = COLUMNS.indexOf("type");
  private static final int SERIES = COLUMNS.indexOf("series_id");
  private static final int FIRST = COLUMNS.indexOf("first_second");
  private static final int LAST = COLUMNS.indexOf("last_second");
  private static final int RESOLUTIONS = COLUMNS.indexOf("resolutions");

  private SeriesRows() {}

  /** A metric that was sent with two types has its series twice. */
  private record Key(@Nullable Object series, @Nullable Object type) {}

  static List<@Nullable Object[]> of(
      LakeFiles files,
      List<String> paths,
      List<String> columns,
      Predicate<StoredRows.Group> wanted) {
    Map<Key, @Nullable Object[]> byKey = new LinkedHashMap<>();
    for (String path : paths) {
      try (StoredRows rows = StoredRows.open(files, path, SeriesSchema.avro(), COLUMNS, wanted)) {
        while (rows.hasNext()) {
          @Nullable Object[] row = rows.next();
          byKey.merge(new Key(row[SERIES], row[TYPE]), row, SeriesRows::merged);
        }
      }
    }
    List<@Nullable Object[]> series = new ArrayList<>();
    byKey.values().forEach(row -> series.add(pick(row, columns)));
    return series;
  }

  /** A resolution that only one of them has does not stand for the other's samples. */
  private static @Nullable Object[] merged(@Nullable Object[] one, @Nullable Object[] other) {
    @Nullable Object[] merged = one.clone();
    merged[FIRST] = Math.min(second(one, FIRST), second(other, FIRST));
    merged[LAST] = Math.max(second(one, LAST), second(other, LAST));
    List<Object> both = new ArrayList<>((List<?>) Objects.requireNonNull(one[RESOLUTIONS]));
    both.retainAll((List<?>) Objects.requireNonNull(other[RESOLUTIONS]));
    merged[RESOLUTIONS] = both;
    return merged;
  }

  private static long second(@Nullable Object[] row, int column) {
    return (Long) Objects.requireNonNull(row[column]);
  }

  private static @Nullable Object[] pick(@Nullable Object[] row, List<String> columns) {
    List<@Nullable Object> values = new ArrayList<>();
    columns.forEach(column -> values.add(row[COLUMNS.indexOf(column)]));
    return values.toArray();
  }
}
