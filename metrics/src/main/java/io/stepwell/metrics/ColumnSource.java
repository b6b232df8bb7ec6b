package io.stepwell.metrics;

/**
 * Gives one aggregate's state, column by column. It is asked for the type's columns in the order in
 * which {@link Aggregate#write} hands them out, so that it may read them off a stream.
 */
public interface ColumnSource {

  /** A column of kind {@link Column.Kind#COUNT}. */
  long count(Column column);

  /** A column of kind {@link Column.Kind#NUMBER}. */
  double number(Column column);

  /** A column of kind {@link Column.Kind#SKETCH}. */
  Sketch sketch(Column column);
}
