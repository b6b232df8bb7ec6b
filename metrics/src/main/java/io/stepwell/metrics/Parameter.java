package io.stepwell.metrics;

import java.math.BigDecimal;
import java.util.Optional;

/** What stands in a method's parentheses. */
public enum Parameter {
  /** Nothing. */
  NONE(""),
  /** A whole number of seconds, at least 1. */
  SECONDS("<seconds>"),
  /** A share of the observations, from 0 to 1. */
  QUANTILE("<quantile>");

  private final String word;

  Parameter(String word) {
    this.word = word;
  }

  /** How tables and messages show it: {@code <quantile>}; empty for {@link #NONE}. */
  public String word() {
    return word;
  }

  /**
   * What is wrong with an argument, in words that follow the method's name; empty if nothing is.
   */
  public Optional<String> complaint(BigDecimal argument) {
    return switch (this) {
      case NONE -> Optional.of("takes no argument");
      case SECONDS ->
          argument.stripTrailingZeros().scale() <= 0
                  && argument.signum() > 0
                  && argument.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
              ? Optional.empty()
              : Optional.of("takes a whole number of seconds, 1 or more, not " + argument);
      case QUANTILE ->
          argument.signum() >= 0 && argument.compareTo(BigDecimal.ONE) <= 0
              ? Optional.empty()
              : Optional.of("takes a number from 0 to 1, not " + argument);
    };
  }
}
