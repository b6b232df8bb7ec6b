package io.stepwell.query;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Column;
import io.stepwell.metrics.ColumnSink;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sketch;
import io.stepwell.metrics.SketchItems;
import io.stepwell.metrics.StepColumns;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;

/** Lays states out as columns, one row each. */
final class ColumnCollector implements ColumnSink {

  private final Map<Column, long[]> counts = new EnumMap<>(Column.class);
  private final Map<Column, double[]> numbers = new EnumMap<>(Column.class);
  private final SketchItems[] sketches;
  private int row;

  private ColumnCollector(MetricType type, int rows) {
    for (Column column : type.columns()) {
      switch (column.kind()) {
        case COUNT -> counts.put(column, new long[rows]);
        case NUMBER -> numbers.put(column, new double[rows]);
        case SKETCH -> {}
      }
    }
    sketches = new SketchItems[type.columns().contains(Column.SKETCH) ? rows : 0];
  }

  /** The states of a type by their seconds, as columns. */
  static StepColumns collect(MetricType type, SortedMap<Long, Aggregate> steps) {
    ColumnCollector collector = new ColumnCollector(type, steps.size());
    for (Aggregate step : steps.values()) {
      step.write(collector);
      collector.row++;
    }
    long[] seconds = steps.keySet().stream().mapToLong(Long::longValue).toArray();
    StepColumns.Builder columns = StepColumns.at(seconds).sketches(collector.sketches);
    collector.counts.forEach(columns::counts);
    collector.numbers.forEach(columns::numbers);
    return columns.build();
  }

  @Override
  public void count(Column column, long value) {
    column(counts, column)[row] = value;
  }

  @Override
  public void number(Column column, double value) {
    column(numbers, column)[row] = value;
  }

  @Override
  public void sketch(Column column, Sketch sketch) {
    sketches[row] = sketch.items();
  }

  private static <T> T column(Map<Column, T> columns, Column column) {
    T values = columns.get(column);
    if (values == null) {
      throw new IllegalStateException(column + " is not a column of the type");
    }
    return values;
  }
}
