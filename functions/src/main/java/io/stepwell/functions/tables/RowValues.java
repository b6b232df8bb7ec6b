package io.stepwell.functions.tables;

import io.stepwell.metrics.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.jspecify.annotations.Nullable;

/** Makes Flink's rows of values. The few labels and words that come again and again are shared. */
final class RowValues {

  private final Map<Labels, MapData> labels = new HashMap<>();
  private final Map<String, StringData> words = new HashMap<>();

  RowData row(@Nullable Object[] values) {
    GenericRowData row = new GenericRowData(values.length);
    for (int i = 0; i < values.length; i++) {
      row.setField(i, value(values[i]));
    }
    return row;
  }

  private @Nullable Object value(@Nullable Object value) {
    if (value instanceof Labels pairs) {
      return labels.computeIfAbsent(pairs, this::map);
    }
    if (value instanceof String text) {
      return word(text);
    }
    return value instanceof List<?> list ? new GenericArrayData(list.toArray()) : value;
  }

  private StringData word(String text) {
    return words.computeIfAbsent(text, StringData::fromString);
  }

  private MapData map(Labels pairs) {
    Map<StringData, StringData> map = new HashMap<>();
    pairs.asMap().forEach((name, value) -> map.put(word(name), word(value)));
    return new GenericMapData(map);
  }
}
