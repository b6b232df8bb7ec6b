package io.stepwell.schemas.lake;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.ColumnSink;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Sketch;
import java.util.EnumMap;
import java.util.Map;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** A row group that takes parts of one metric type. */
final class StepRows implements ColumnSink {

  private static final int ABSENT = 0;
  private static final int PRESENT = 1;

  private final RowGroup group;
  private final SeriesColumns series;
  private final ColumnWriter resolution;
  private final ColumnWriter second;
  private final Map<Column, ColumnWriter> state = new EnumMap<>(Column.class);
  private final ColumnWriter[] unused;

  StepRows(RowGroup group, MetricType type) {
    this.group = group;
    this.series = new SeriesColumns(group, type);
    this.resolution = group.column(StepSchema.RESOLUTION);
    this.second = group.column(StepSchema.SECOND);
    for (Column column : Column.values()) {
      state.put(column, group.column(column.word()));
    }
    Map<Column, ColumnWriter> others = new EnumMap<>(state);
    others.keySet().removeAll(type.columns());
    this.unused = others.values().toArray(new ColumnWriter[0]);
  }

  void write(Part part, EncodedSeries encoded) {
    series.write(part.run(), encoded);
    resolution.write(part.resolution(), 0, 0);
    second.write(part.second(), 0, 0);
    part.aggregate().write(this);
    for (ColumnWriter column : unused) {
      column.writeNull(0, ABSENT);
    }
    group.endRow();
  }

  @Override
  public void count(Column column, long value) {
    writer(column).write(value, 0, PRESENT);
  }

  @Override
  public void number(Column column, double value) {
    writer(column).write(value, 0, PRESENT);
  }

  @Override
  public void sketch(Column column, Sketch sketch) {
    writer(column).write(Binary.fromConstantByteArray(sketch.toBytes()), 0, PRESENT);
  }

  private ColumnWriter writer(Column column) {
    ColumnWriter writer = state.get(column);
    if (writer == null) {
      throw new IllegalStateException("a row has no column " + column.word());
    }
    return writer;
  }
}
