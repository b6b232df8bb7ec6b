package io.stepwell.bench;

import java.util.List;
import java.util.OptionalInt;

/**
 * A question that is put to every system in its own language.
 *
 * @param kind what is asked about the metric's samples
 * @param labels what to tell series apart by; all series are one if there are none
 * @param step seconds between the points of a range query; without it one value for the whole run
 */
record TimedQuestion(String metric, Kind kind, List<String> labels, OptionalInt step) {

  /** What is asked. */
  enum Kind {
    INCREASE("increase"),
    RATE("rate"),
    QUANTILE("histogram_quantile(" + TimedQuestion.QUANTILE + ")");

    private final String method;

    Kind(String method) {
      this.method = method;
    }
  }

  /** How many of 100 observations lie at or below the answer of a quantile question. */
  static final int PERCENT = 95;

  /** The same as it is written in queries. */
  static final String QUANTILE = "0." + PERCENT;

  TimedQuestion {
    labels = List.copyOf(labels);
  }

  static TimedQuestion aggregate(String metric, Kind kind, String... labels) {
    return new TimedQuestion(metric, kind, List.of(labels), OptionalInt.empty());
  }

  TimedQuestion range(int seconds) {
    return new TimedQuestion(metric, kind, labels, OptionalInt.of(seconds));
  }

  /** In Stepwell's query language. */
  String query() {
    return kind.method + (labels.isEmpty() ? "" : " by (" + String.join(",", labels) + ")");
  }

  /** For people. */
  @Override
  public String toString() {
    String asked = metric + " " + (kind == Kind.QUANTILE ? "p" + PERCENT : kind.method);
    String by = labels.isEmpty() ? "" : " by " + String.join(",", labels);
    return asked + by + (step.isPresent() ? ", step " + step.getAsInt() : "");
  }
}
