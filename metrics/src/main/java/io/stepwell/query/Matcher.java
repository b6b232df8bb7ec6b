package io.stepwell.query;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.stepwell.metrics.Quoted;
import java.util.function.Predicate;

/**
 * A condition on one label: {@code status=~"2\d\d"}. A label that a series lacks has the empty
 * value.
 *
 * @param label the label's name
 * @param operator how its value is compared
 * @param value what it is compared with: a text, or a regular expression in RE2's syntax that has
 *     to match the whole value
 */
public record Matcher(String label, Operator operator, String value) {

  /** What looks meant as a regular expression and is none under {@code =}. */
  private static final Pattern REGEX_LIKE =
      Pattern.compile("\\\\.|\\.[*+?]|\\[.+\\]|\\(.*\\)|.\\|.|\\{\\d+,?\\d*\\}|^\\^|\\$$");

  /** How a label's value is compared. */
  public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    MATCHES("=~"),
    DOES_NOT_MATCH("!~");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /** As it is written in a selector. */
    public String symbol() {
      return symbol;
    }
  }

  /**
   * @throws QueryException if the value of a regular expression's operator is none
   */
  public Matcher {
    if (operator == Operator.MATCHES || operator == Operator.DOES_NOT_MATCH) {
      compile(label, value);
    }
  }

  /** The condition as a test of the label's value. */
  public Predicate<String> test() {
    return switch (operator) {
      case EQUAL -> value::equals;
      case NOT_EQUAL -> text -> !value.equals(text);
      case MATCHES -> compile(label, value)::matches;
      case DOES_NOT_MATCH -> {
        Pattern pattern = compile(label, value);
        yield text -> !pattern.matches(text);
      }
    };
  }

  /** Whether the value is compared as a text though it looks like a regular expression. */
  boolean looksLikeRegex() {
    return operator == Operator.EQUAL && REGEX_LIKE.matcher(value).find();
  }

  private static Pattern compile(String label, String regex) {
    if (RegexSize.isTooLarge(regex)) {
      throw QueryException.badData(
          "the regular expression for label "
              + label
              + " is too large: its groups nest too deeply, or its repetitions multiply; write a"
              + " simpler one");
    }
    try {
      return Pattern.compile(regex, Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw QueryException.badData(
          "the regular expression "
              + Quoted.of(regex)
              + " for label "
              + label
              + " is not valid: "
              + e.getDescription());
    }
  }

  /** As in a selector. */
  @Override
  public String toString() {
    return Scanner.print(label) + operator.symbol() + Quoted.of(value);
  }
}
