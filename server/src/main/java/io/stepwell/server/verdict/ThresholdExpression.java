package io.stepwell.server.verdict;

import io.stepwell.metrics.MetricType;
import io.stepwell.schemas.api.NumberText;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What a threshold demands, as k6 writes it: {@code p(95)<500}, {@code rate >= 0.99}.
 *
 * <p>It is read as k6 reads it, so that what k6 refuses is refused here. Numbers are Go's: {@code
 * .5}, {@code 1e3}, {@code 0x1p-2} and {@code inf} are some.
 *
 * @param aggregation what is compared: {@code count}, {@code rate}, {@code value}, {@code avg},
 *     {@code min}, {@code max}, {@code med} or {@code p}
 * @param percent of {@code p(N)} the N, from 0 to 100; empty for the others
 * @param operator how
 * @param bound with what, in the metric's unit
 */
public record ThresholdExpression(
    String aggregation, OptionalDouble percent, Operator operator, double bound) {

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)[+-]?(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?"
              + "|0x(?:[\\da-f]+\\.?[\\da-f]*|\\.[\\da-f]+)p[+-]?\\d+|inf(?:inity)?|nan)");
  private static final String PERCENTILE = "p";
  private static final String MEDIAN = "med";
  private static final double HALF = 0.5;
  private static final double HUNDRED = 100;

  /** How two numbers are compared; in the order in which k6 looks for their signs. */
  public enum Operator {
    AT_MOST("<="),
    BELOW("<"),
    AT_LEAST(">="),
    ABOVE(">"),
    STRICTLY_EQUAL("==="),
    EQUAL("=="),
    UNEQUAL("!=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }
  }

  /** Reads an expression; empty if k6 knows none such. */
  public static Optional<ThresholdExpression> parse(String text) {
    for (Operator operator : Operator.values()) {
      int at = text.indexOf(operator.sign);
      if (at >= 0) {
        return parse(
            text.substring(0, at).strip(),
            operator,
            text.substring(at + operator.sign.length()).strip());
      }
    }
    return Optional.empty();
  }

  private static Optional<ThresholdExpression> parse(
      String aggregation, Operator operator, String bound) {
    OptionalDouble number = number(bound);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    if (aggregation.startsWith(PERCENTILE + "(") && aggregation.endsWith(")")) {
      OptionalDouble percent = number(aggregation.substring(2, aggregation.length() - 1));
      return percent.isPresent() && percent.getAsDouble() >= 0 && percent.getAsDouble() <= 100
          ? Optional.of(
              new ThresholdExpression(PERCENTILE, percent, operator, number.getAsDouble()))
          : Optional.empty();
    }
    return switch (aggregation) {
      case "count", "rate", "value", "avg", "min", "max", MEDIAN ->
          Optional.of(
              new ThresholdExpression(
                  aggregation, OptionalDouble.empty(), operator, number.getAsDouble()));
      default -> Optional.empty();
    };
  }

  private static OptionalDouble number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    String sign = text.startsWith("-") ? "-" : "";
    return switch (text.replaceFirst("[+-]", "").toLowerCase(Locale.ROOT)) {
      case "inf", "infinity" -> OptionalDouble.of(Double.parseDouble(sign + "Infinity"));
      case "nan" -> OptionalDouble.of(Double.NaN);
      default -> OptionalDouble.of(Double.parseDouble(text));
    };
  }

  /** The share of all samples below which its value lies, 0 to 1, if it is a percentile. */
  OptionalDouble share() {
    if (aggregation.equals(MEDIAN)) {
      return OptionalDouble.of(HALF);
    }
    return percent.isPresent()
        ? OptionalDouble.of(percent.getAsDouble() / HUNDRED)
        : OptionalDouble.empty();
  }

  /** What is compared, as k6 writes it: {@code p(99.9)}. */
  public String called() {
    return percent.isPresent()
        ? "%s(%s)".formatted(aggregation, NumberText.of(percent.getAsDouble()))
        : aggregation;
  }

  /** Whether k6 has such a value of metrics of that type. */
  boolean suits(MetricType type) {
    return switch (type) {
      case COUNTER -> aggregation.equals("count") || aggregation.equals("rate");
      case GAUGE -> aggregation.equals("value");
      case RATE -> aggregation.equals("rate");
      case TREND ->
          switch (aggregation) {
            case "avg", "min", "max", MEDIAN, PERCENTILE -> true;
            default -> false;
          };
    };
  }

  /** Whether a value is as demanded. */
  boolean holds(double value) {
    return switch (operator) {
      case BELOW -> value < bound;
      case AT_MOST -> value <= bound;
      case ABOVE -> value > bound;
      case AT_LEAST -> value >= bound;
      case EQUAL, STRICTLY_EQUAL -> value == bound;
      case UNEQUAL -> value != bound;
    };
  }
}
