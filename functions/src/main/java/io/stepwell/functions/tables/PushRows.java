package io.stepwell.functions.tables;

import io.stepwell.functions.sql.PartBytes;
import io.stepwell.metrics.Part;
import io.stepwell.schemas.push.BadPushException;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.schemas.push.PushRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of pushes. A record that holds no push that can be read gives no rows; the live
 * job puts it to the dead letters.
 */
final class PushRows implements DeserializationSchema<RowData> {

  static final Map<String, DataType> COLUMNS = columns();

  private static final long serialVersionUID = 1L;

  private final List<String> columns;
  private final TypeInformation<RowData> type;

  /**
   * @param columns those to read, in the order of the rows
   */
  PushRows(List<String> columns, TypeInformation<RowData> type) {
    this.columns = new ArrayList<>(columns);
    this.type = type;
  }

  private static Map<String, DataType> columns() {
    Map<String, DataType> columns = new LinkedHashMap<>();
    columns.put("test_run_id", DataTypes.BIGINT());
    columns.put("push_id", DataTypes.STRING());
    columns.put("part_number", DataTypes.INT());
    columns.put("received_millis", DataTypes.BIGINT());
    columns.put("metric", DataTypes.STRING());
    columns.put("type", DataTypes.STRING());
    columns.put("series_id", DataTypes.BIGINT());
    columns.put("labels", DataTypes.MAP(DataTypes.STRING(), DataTypes.STRING()));
    columns.put("second", DataTypes.BIGINT());
    columns.put("part", DataTypes.BYTES());
    return columns;
  }

  @Override
  public void deserialize(byte @Nullable [] message, Collector<RowData> out) {
    if (message == null) {
      return;
    }
    PushRecord push;
    List<Part> parts;
    try {
      push = PushRecord.read(message);
      parts = push.decode(PushLimits.DEFAULT).parts();
    } catch (BadPushException e) {
      return;
    }
    // Labels come again and again within a push, and are not to be kept beyond it.
    RowValues values = new RowValues();
    for (int ordinal = 0; ordinal < parts.size(); ordinal++) {
      out.collect(values.row(row(push, ordinal, parts.get(ordinal))));
    }
  }

  private @Nullable Object[] row(PushRecord push, int ordinal, Part part) {
    @Nullable Object[] row = new @Nullable Object[columns.size()];
    for (int column = 0; column < row.length; column++) {
      row[column] = value(push, ordinal, part, columns.get(column));
    }
    return row;
  }

  private static Object value(PushRecord push, int ordinal, Part part, String column) {
    return switch (column) {
      case "test_run_id" -> part.run();
      case "push_id" -> push.pushId();
      case "part_number" -> ordinal;
      case "received_millis" -> push.receivedMillis();
      case "metric" -> part.series().metric();
      case "type" -> part.aggregate().type().word();
      case "series_id" -> part.series().id();
      case "labels" -> part.series().labels();
      case "second" -> part.second();
      case "part" -> PartBytes.of(part.aggregate());
      default -> throw new IllegalStateException("a push has no " + column);
    };
  }

  @Override
  public RowData deserialize(byte[] message) {
    throw new UnsupportedOperationException("a push holds many rows");
  }

  @Override
  public boolean isEndOfStream(RowData row) {
    return false;
  }

  @Override
  public TypeInformation<RowData> getProducedType() {
    return type;
  }
}
