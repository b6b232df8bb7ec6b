package io.stepwell.differential;

import static java.util.regex.Pattern.DOTALL;

import io.stepwell.differential.Expected.Warned;
import io.stepwell.differential.PlainQuestion.Condition;
import io.stepwell.differential.PlainQuestion.Operator;
import io.stepwell.metrics.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The conditions of a selector, with the regular expressions of the JDK. */
final class Conditions {

  private final List<Condition> conditions;
  private final long run;
  private final String metric;
  private final Map<Labels, Boolean> known = new HashMap<>();

  Conditions(List<Condition> conditions, long run, String metric) {
    this.conditions = conditions;
    this.run = run;
    this.metric = metric;
  }

  boolean hold(Labels labels) {
    return known.computeIfAbsent(
        labels, all -> conditions.stream().allMatch(condition -> holds(condition, all)));
  }

  private boolean holds(Condition condition, Labels labels) {
    String value =
        switch (condition.label()) {
          case "__name__" -> metric;
          case "test_run_id" -> Long.toString(run);
          default -> labels.get(condition.label());
        };
    return switch (condition.operator()) {
      case EQUAL -> value.equals(condition.value());
      case NOT_EQUAL -> !value.equals(condition.value());
      case MATCHES -> matches(condition.value(), value);
      case DOES_NOT_MATCH -> !matches(condition.value(), value);
    };
  }

  private static boolean matches(String regex, String value) {
    return Pattern.compile(regex, DOTALL).matcher(value).matches();
  }

  /** Whether an empty answer must say that something was meant as a regular expression. */
  static Warned warned(List<Condition> conditions) {
    Warned warned = Warned.NO;
    for (Condition condition : conditions) {
      if (condition.operator() == Operator.EQUAL) {
        if (OddTexts.MEANT_AS_REGEX.contains(condition.value())) {
          return Warned.YES;
        }
        if (!condition.value().matches("[A-Za-z0-9 _-]*")) {
          warned = Warned.EITHER;
        }
      }
    }
    return warned;
  }
}
