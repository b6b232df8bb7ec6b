package io.stepwell.server.legacy;

import io.stepwell.metrics.MetricType;
import io.stepwell.query.Query;
import io.stepwell.query.QueryException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The methods of version 2, in the words of the query language. A mean is one of each type: of a
 * counter that is what it counts in a second, of a rate its share.
 */
final class SeriesMethod {

  /** What is meant where nobody says. */
  static final String USUAL = "mean";

  private static final Pattern SHARE = Pattern.compile("0?\\.\\d{1,12}|0|1|1\\.0{1,12}");
  private static final Pattern PERCENTILE =
      Pattern.compile("p\\((\\d{1,2}(?:\\.\\d{1,12})?|100)\\)");

  private SeriesMethod() {}

  /**
   * The query that a method asks of a metric of that type.
   *
   * @throws QueryException if the type has no such method
   */
  static Query query(String method, MetricType type) {
    return Query.parse(
        named(method, type)
            .orElseThrow(
                () ->
                    QueryException.badData(
                        "method of a %s is %s, not %s".formatted(type.word(), all(type), method))));
  }

  private static Optional<String> named(String method, MetricType type) {
    return switch (type) {
      case COUNTER ->
          switch (method) {
            case "count" -> Optional.of("increase");
            case USUAL, "avg", "rps", "rate" -> Optional.of("rate");
            case "value" -> Optional.of("value");
            default -> Optional.empty();
          };
      case GAUGE ->
          switch (method) {
            case "value" -> Optional.of("last");
            case USUAL, "avg" -> Optional.of("avg");
            case "min" -> Optional.of("min");
            case "max" -> Optional.of("max");
            default -> Optional.empty();
          };
      case RATE ->
          switch (method) {
            case USUAL, "avg", "rate", "value" -> Optional.of("ratio");
            case "count" -> Optional.of("increase_total");
            case "rps" -> Optional.of("rate_total");
            default -> Optional.empty();
          };
      case TREND -> trend(method);
    };
  }

  private static Optional<String> trend(String method) {
    return switch (method) {
      case USUAL, "avg" -> Optional.of("histogram_avg");
      case "min" -> Optional.of("histogram_min");
      case "max" -> Optional.of("histogram_max");
      case "median" -> Optional.of(quantile("0.5"));
      case "std" -> Optional.of("histogram_stddev");
      case "count" -> Optional.of("histogram_count_increase");
      default -> share(method).map(SeriesMethod::quantile);
    };
  }

  private static Optional<String> share(String method) {
    if (SHARE.matcher(method).matches()) {
      return Optional.of(new BigDecimal(method).toPlainString());
    }
    Matcher percentile = PERCENTILE.matcher(method);
    return percentile.matches()
        ? Optional.of(new BigDecimal(percentile.group(1)).movePointLeft(2).toPlainString())
        : Optional.empty();
  }

  private static String quantile(String share) {
    return "histogram_quantile(" + share + ")";
  }

  private static String all(MetricType type) {
    return switch (type) {
      case COUNTER -> "mean, avg, count, rps, rate or value";
      case GAUGE -> "mean, avg, min, max or value";
      case RATE -> "mean, avg, count, rps, rate or value";
      case TREND -> "mean, avg, min, max, median, std, count or a share such as 0.95";
    };
  }
}
