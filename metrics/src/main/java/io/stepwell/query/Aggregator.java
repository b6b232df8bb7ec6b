package io.stepwell.query;

import java.util.Locale;
import java.util.Optional;

/** Folds the values that several groups have at one time into one. */
public enum Aggregator {
  MIN,
  MAX,
  SUM,
  AVG;

  /** The aggregator of that name, as queries write it. */
  public static Optional<Aggregator> named(String word) {
    for (Aggregator aggregator : values()) {
      if (aggregator.word().equals(word)) {
        return Optional.of(aggregator);
      }
    }
    return Optional.empty();
  }

  /** As queries write it, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Takes one more value into what was folded so far. */
  double fold(double folded, double value) {
    return switch (this) {
      case MIN -> Math.min(folded, value);
      case MAX -> Math.max(folded, value);
      case SUM, AVG -> folded + value;
    };
  }

  /** The result, once {@code values} values have been folded. */
  double finish(double folded, int values) {
    return switch (this) {
      case MIN, MAX, SUM -> folded;
      case AVG -> folded / values;
    };
  }
}
