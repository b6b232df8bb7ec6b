package io.stepwell.differential;

/** Selectors and queries that are none. */
final class BrokenTexts {

  private BrokenTexts() {}

  /**
   * A selector that breaks off, or holds what no selector does; some by their regular expression.
   */
  static String selector(Dice dice, String metric) {
    return dice.of(
        metric + "{name=\"a\"",
        metric + "{name}",
        metric + "{name=\"a}",
        metric + "{name==\"a\"}",
        metric + "{name=a}",
        metric + "{name=\"a\" status=\"b\"}",
        metric + "{,}",
        metric + "{name=\"a\"} by (name)",
        "{name=\"a\"}",
        "",
        metric + "{name=~\"[\"}",
        metric + "{name=~\"(a\"}",
        metric + "{name!~\"(?=a)\"}",
        metric + "{name=~\"a\\\\8\"}");
  }

  /** A query expression about a method that the metric has. */
  static String query(Dice dice, String method) {
    return dice.of(
        "",
        method + " by",
        method + " by (",
        method + " by (name",
        method + " by name",
        method + " (name)",
        method + " " + method,
        method + ")",
        "sum(" + method,
        "sum(sum(" + method + "))",
        "sum by (name) (" + method + " by (name))",
        "sum() by (name)",
        "by (name)",
        "median(" + method + " by (name))",
        "sum(" + method + " by (name)) by (name) by (name)");
  }
}
