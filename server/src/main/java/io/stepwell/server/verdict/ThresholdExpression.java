package io.stepwell.server.verdict;

import io.stepwell.metrics.MetricType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a threshold demands, as k6 writes it: {@code p(95)<500}, {@code rate >= 0.99}.
 *
 * @param aggregation what is compared: {@code count}, {@code rate}, {@code value}, {@code avg},
 *     {@code min}, {@code max}, {@code med} or {@code p(N)}
 * @param operator how: {@code <}, {@code <=}, {@code >}, {@code >=}, {@code ==}, {@code ===} or
 *     {@code !=}
 * @param bound with what, in the metric's unit
 */
record ThresholdExpression(String aggregation, String operator, double bound) {

  private static final Pattern FORM =
      Pattern.compile(
          "\\s*([a-z]+(?:\\s*\\(\\s*\\d+(?:\\.\\d+)?\\s*\\))?)\\s*(<=?|>=?|===?|!=)"
              + "\\s*(-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)\\s*");
  private static final Pattern PERCENTILE = Pattern.compile("p\\((\\d+(?:\\.\\d+)?)\\)");

  /** Reads an expression; empty if k6 knows none such. */
  static Optional<ThresholdExpression> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String aggregation = form.group(1).replaceAll("\\s", "");
    return Optional.of(
        new ThresholdExpression(aggregation, form.group(2), Double.parseDouble(form.group(3))));
  }

  /** The query that gives the value to compare; empty if metrics of that type have none such. */
  Optional<String> query(MetricType type) {
    return Optional.ofNullable(
        switch (type) {
          case COUNTER ->
              switch (aggregation) {
                case "count" -> "increase";
                case "rate" -> "rate";
                default -> null;
              };
          case GAUGE -> aggregation.equals("value") ? "last" : null;
          case RATE -> aggregation.equals("rate") ? "ratio" : null;
          case TREND -> ofTrend();
        });
  }

  private @Nullable String ofTrend() {
    Matcher percentile = PERCENTILE.matcher(aggregation);
    if (percentile.matches()) {
      double quantile = Double.parseDouble(percentile.group(1)) / 100;
      return quantile > 1 ? null : String.format(Locale.ROOT, "histogram_quantile(%.6f)", quantile);
    }
    return switch (aggregation) {
      case "avg" -> "histogram_avg";
      case "min" -> "histogram_min";
      case "max" -> "histogram_max";
      case "med" -> "histogram_quantile(0.5)";
      case "count" -> "histogram_count_increase";
      default -> null;
    };
  }

  /** Whether a value is as demanded. */
  boolean holds(double value) {
    return switch (operator) {
      case "<" -> value < bound;
      case "<=" -> value <= bound;
      case ">" -> value > bound;
      case ">=" -> value >= bound;
      case "!=" -> value != bound;
      default -> value == bound;
    };
  }
}
