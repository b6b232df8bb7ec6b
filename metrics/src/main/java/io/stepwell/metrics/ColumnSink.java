package io.stepwell.metrics;

/** Takes one aggregate's state, column by column. */
public interface ColumnSink {

  /** A column of kind {@link Column.Kind#COUNT}. */
  void count(Column column, long value);

  /** A column of kind {@link Column.Kind#NUMBER}. */
  void number(Column column, double value);

  /** A column of kind {@link Column.Kind#SKETCH}. */
  void sketch(Column column, Sketch sketch);
}
