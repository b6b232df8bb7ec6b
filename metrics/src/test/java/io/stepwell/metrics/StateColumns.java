package io.stepwell.metrics;

import java.util.EnumMap;
import java.util.Map;

/** Keeps what a state writes and gives it back, sketches by way of their bytes. */
final class StateColumns implements ColumnSink, ColumnSource {

  private final Map<Column, Long> counts = new EnumMap<>(Column.class);
  private final Map<Column, Double> numbers = new EnumMap<>(Column.class);
  private final Map<Column, byte[]> sketches = new EnumMap<>(Column.class);

  @Override
  public void count(Column column, long value) {
    counts.put(column, value);
  }

  @Override
  public void number(Column column, double value) {
    numbers.put(column, value);
  }

  @Override
  public void sketch(Column column, Sketch sketch) {
    sketches.put(column, sketch.toBytes());
  }

  @Override
  public long count(Column column) {
    return counts.getOrDefault(column, 0L);
  }

  @Override
  public double number(Column column) {
    return numbers.getOrDefault(column, 0.0);
  }

  @Override
  public Sketch sketch(Column column) {
    return Sketch.read(Sketch.BASE_K, sketches.getOrDefault(column, new byte[0]));
  }
}
