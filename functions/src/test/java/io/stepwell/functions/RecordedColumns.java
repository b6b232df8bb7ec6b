package io.stepwell.functions;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.ColumnSink;
import io.stepwell.metrics.Sketch;
import io.stepwell.metrics.SketchItems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A state's columns as plain values that compare. */
final class RecordedColumns implements ColumnSink {

  private final Map<String, Object> values = new HashMap<>();

  Map<String, Object> values() {
    return values;
  }

  @Override
  public void count(Column column, long value) {
    values.put(column.word(), value);
  }

  @Override
  public void number(Column column, double value) {
    values.put(column.word(), value);
  }

  @Override
  public void sketch(Column column, Sketch sketch) {
    SketchItems items = sketch.items();
    List<Float> held = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      held.add(items.value(i));
    }
    values.put(column.word(), held);
  }
}
