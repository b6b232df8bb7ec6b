package io.stepwell.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.LongStream;

/** Lays states out as stored rows, second by second. */
final class RowsOf {

  private final Map<Column, long[]> counts = new EnumMap<>(Column.class);
  private final Map<Column, double[]> numbers = new EnumMap<>(Column.class);
  private final SketchItems[] sketches;
  private final MetricType type;
  private int row;

  RowsOf(MetricType type, int rows) {
    this.type = type;
    this.sketches = new SketchItems[type.columns().contains(Column.SKETCH) ? rows : 0];
    for (Column column : type.columns()) {
      switch (column.kind()) {
        case COUNT -> counts.put(column, new long[rows]);
        case NUMBER -> numbers.put(column, new double[rows]);
        case SKETCH -> {}
      }
    }
  }

  void add(Aggregate state) {
    StateColumns columns = new StateColumns();
    state.write(columns);
    counts.forEach((column, values) -> values[row] = columns.count(column));
    numbers.forEach((column, values) -> values[row] = columns.number(column));
    if (type.columns().contains(Column.SKETCH)) {
      sketches[row] = columns.sketch(Column.SKETCH).items();
    }
    row++;
  }

  StepColumns columns() {
    StepColumns.Builder columns =
        StepColumns.at(LongStream.range(0, row).toArray()).sketches(sketches);
    counts.forEach(columns::counts);
    numbers.forEach(columns::numbers);
    return columns.build();
  }
}
