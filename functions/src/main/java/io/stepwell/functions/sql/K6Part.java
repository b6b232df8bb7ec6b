package io.stepwell.functions.sql;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.ColumnSource;
import io.stepwell.metrics.Sketch;
import io.stepwell.query.QueryException;
import io.stepwell.schemas.lake.KllBytes;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code K6_PART(type, count, nonzero, sum, min, max, last, last_time, squares, sketch)}: the part
 * that a stored row is, from its columns in the order in which they are stored. Columns that the
 * type does not fill may be NULL.
 */
public final class K6Part extends ScalarFunction {

  private static final long serialVersionUID = 1L;

  /** The part of a row; NULL if it has no type. */
  public byte @Nullable [] eval(
      @Nullable String type,
      @Nullable Long count,
      @Nullable Long nonzero,
      @Nullable Double sum,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Double last,
      @Nullable Long lastTime,
      @Nullable Double squares,
      byte @Nullable [] sketch) {
    if (type == null) {
      return null;
    }
    Row row = new Row(type);
    row.put(Column.COUNT, count);
    row.put(Column.NONZERO, nonzero);
    row.put(Column.SUM, sum);
    row.put(Column.MIN, min);
    row.put(Column.MAX, max);
    row.put(Column.LAST, last);
    row.put(Column.LAST_TIME, lastTime);
    row.put(Column.SQUARES, squares);
    row.put(Column.SKETCH, sketch);
    return PartBytes.of(MetricTypeWord.of(type).read(row));
  }

  /** One row's columns, by what they are. */
  private record Row(String type, Map<Column, Object> values) implements ColumnSource {

    Row(String type) {
      this(type, new EnumMap<>(Column.class));
    }

    void put(Column column, @Nullable Object value) {
      if (value != null) {
        values.put(column, value);
      }
    }

    private <T> T value(Column column, Class<T> kind) {
      Object value = values.get(column);
      if (value == null) {
        throw QueryException.badData(
            "a row of a %s has no %s; give K6_PART all columns of the table"
                .formatted(type, column.word()));
      }
      return kind.cast(value);
    }

    @Override
    public long count(Column column) {
      return value(column, Long.class);
    }

    @Override
    public double number(Column column) {
      return value(column, Double.class);
    }

    @Override
    public Sketch sketch(Column column) {
      return KllBytes.sketch(Sketch.BASE_K, ByteBuffer.wrap(value(column, byte[].class)));
    }
  }
}
