package io.stepwell.query;

import java.util.Locale;

/** The shape of an answer, named as the metrics API names it. */
public enum ResultType {
  /** Many points a series: a range query. */
  MATRIX,
  /** One point a series: an aggregate query. */
  VECTOR;

  /** The API's name of it, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
