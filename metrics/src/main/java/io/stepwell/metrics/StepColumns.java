package io.stepwell.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Many stored rows of one metric, column by column, as plain arrays. Immutable once built.
 *
 * <p>A column that was not loaded is an empty array; which ones a method needs is said by {@link
 * Method#columns()}.
 */
public final class StepColumns {

  private static final long[] NO_COUNTS = new long[0];
  private static final double[] NO_NUMBERS = new double[0];
  private static final SketchItems[] NO_SKETCHES = new SketchItems[0];

  private final long[] seconds;
  private final Map<Column, long[]> counts;
  private final Map<Column, double[]> numbers;
  private final SketchItems[] sketches;

  private StepColumns(Builder builder) {
    this.seconds = builder.seconds;
    this.counts = new EnumMap<>(builder.counts);
    this.numbers = new EnumMap<>(builder.numbers);
    this.sketches = builder.sketches;
  }

  /** Starts from the seconds (since the epoch) of the rows; all other columns have its length. */
  public static Builder at(long[] seconds) {
    return new Builder(seconds);
  }

  /** The same rows with only some of the columns; nothing is copied. */
  public StepColumns only(Set<Column> columns) {
    Builder kept = new Builder(seconds);
    kept.counts.putAll(counts);
    kept.numbers.putAll(numbers);
    kept.counts.keySet().retainAll(columns);
    kept.numbers.keySet().retainAll(columns);
    kept.sketches = columns.contains(Column.SKETCH) ? sketches : NO_SKETCHES;
    return kept.build();
  }

  public int rows() {
    return seconds.length;
  }

  /** The first second of each row, since the epoch. */
  public long[] seconds() {
    return seconds;
  }

  /** A column of kind {@link Column.Kind#COUNT}. */
  public long[] counts(Column column) {
    return counts.getOrDefault(column, NO_COUNTS);
  }

  /** A column of kind {@link Column.Kind#NUMBER}. */
  public double[] numbers(Column column) {
    return numbers.getOrDefault(column, NO_NUMBERS);
  }

  /** The sketches, one a row; empty if they were not loaded. */
  public SketchItems[] sketches() {
    return sketches;
  }

  /** What the arrays weigh in memory, in bytes. */
  public long bytes() {
    long bytes = 8L * seconds.length * (1 + counts.size() + numbers.size());
    for (SketchItems sketch : sketches) {
      bytes += sketch.bytes();
    }
    return bytes;
  }

  /** Collects the columns. */
  public static final class Builder {
    private final long[] seconds;
    private final Map<Column, long[]> counts = new EnumMap<>(Column.class);
    private final Map<Column, double[]> numbers = new EnumMap<>(Column.class);
    private SketchItems[] sketches = NO_SKETCHES;

    private Builder(long[] seconds) {
      this.seconds = seconds;
    }

    /** Takes a column over from the same rows. */
    public Builder column(Column column, StepColumns from) {
      return switch (column.kind()) {
        case COUNT -> counts(column, from.counts(column));
        case NUMBER -> numbers(column, from.numbers(column));
        case SKETCH -> sketches(from.sketches());
      };
    }

    public Builder counts(Column column, long[] values) {
      counts.put(column, values);
      return this;
    }

    public Builder numbers(Column column, double[] values) {
      numbers.put(column, values);
      return this;
    }

    public Builder sketches(SketchItems[] values) {
      sketches = values;
      return this;
    }

    public StepColumns build() {
      return new StepColumns(this);
    }
  }
}
