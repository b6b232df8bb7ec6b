package io.stepwell.schemas.push;

import io.stepwell.schemas.k6.Excerpt;
import java.util.regex.Pattern;

/** The names that k6 lets metrics have. */
enum MetricNames {
  /** Since k6 0.48. */
  CURRENT(
      "[a-zA-Z_][a-zA-Z0-9_]{1,128}",
      "2 to 129 ASCII letters, digits and underscores, not starting with a digit"),
  /** Until k6 0.47, the versions that push JSON. */
  OLD(
      "[\\p{L}\\p{N}._ !?/&#()<>%-]{1,128}",
      "1 to 128 letters, digits, blanks and the characters . _ ! ? / & # ( ) < > % -");

  // Immutable, though its class cannot say so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Pattern pattern;

  private final String rule;

  MetricNames(String pattern, String rule) {
    this.pattern = Pattern.compile(pattern);
    this.rule = rule;
  }

  void check(String name) {
    if (!pattern.matcher(name).matches()) {
      throw new BadPushException(
          "a metric is named " + Excerpt.of(name) + "; names are of " + rule);
    }
  }
}
