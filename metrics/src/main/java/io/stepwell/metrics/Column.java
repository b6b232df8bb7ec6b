package io.stepwell.metrics;

import java.util.Locale;

/**
 * A column that holds part of an aggregate's state. A metric type fills some of them; the others
 * are null in its rows.
 */
public enum Column {
  COUNT(Kind.COUNT, "how many samples"),
  NONZERO(Kind.COUNT, "how many samples with a value other than zero"),
  SUM(Kind.NUMBER, "sum of the samples' values, in the metric's unit"),
  MIN(Kind.NUMBER, "least value, in the metric's unit"),
  MAX(Kind.NUMBER, "greatest value, in the metric's unit"),
  LAST(Kind.NUMBER, "value of the latest sample, in the metric's unit"),
  LAST_TIME(Kind.COUNT, "time of the latest sample, nanoseconds since the epoch"),
  SQUARES(Kind.NUMBER, "sum of squared deviations from the mean, in the metric's unit squared"),
  SKETCH(Kind.SKETCH, "the values' distribution: a DataSketches KllFloatsSketch");

  /** How a column is stored. */
  public enum Kind {
    /** A 64-bit integer. */
    COUNT,
    /** A 64-bit floating-point number. */
    NUMBER,
    /** Bytes of a sketch. */
    SKETCH
  }

  private final Kind kind;
  private final String meaning;

  Column(Kind kind, String meaning) {
    this.kind = kind;
    this.meaning = meaning;
  }

  public Kind kind() {
    return kind;
  }

  /** What the column says and in which unit. */
  public String meaning() {
    return meaning;
  }

  /** The name in files and SQL: {@code last_time}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
