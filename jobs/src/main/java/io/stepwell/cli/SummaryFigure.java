package io.stepwell.cli;

import io.stepwell.metrics.MetricType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure of k6's summary and the query that answers the same.
 *
 * @param name as k6 writes it, such as {@code p(95)}
 * @param method that answers it, without arguments
 * @param quantile the share of a percentile's observations; empty for all that is exact
 */
record SummaryFigure(String name, String method, Optional<BigDecimal> quantile) {

  private static final Pattern PERCENTILE = Pattern.compile("p\\((\\d+(?:\\.\\d+)?)\\)");
  private static final String QUANTILE = "histogram_quantile";

  /** The figures that both have of a type, in the order of k6's own summary. */
  static List<SummaryFigure> of(MetricType type) {
    return switch (type) {
      case COUNTER -> List.of(exact("count", "value"));
      case GAUGE -> List.of(exact("value", "last"), exact("min", "min"), exact("max", "max"));
      case RATE ->
          List.of(
              exact("passes", "increase_nz"),
              exact("fails", "increase_z"),
              exact("value", "ratio"));
      case TREND ->
          List.of(
              exact("count", "histogram_count_value"),
              exact("avg", "histogram_avg"),
              exact("min", "histogram_min"),
              percentile("med"),
              exact("max", "histogram_max"),
              percentile("p(90)"),
              percentile("p(95)"),
              percentile("p(99)"));
    };
  }

  private static SummaryFigure exact(String name, String method) {
    return new SummaryFigure(name, method, Optional.empty());
  }

  private static SummaryFigure percentile(String name) {
    Matcher matcher = PERCENTILE.matcher(name);
    String percent = matcher.matches() ? matcher.group(1) : "50";
    return new SummaryFigure(name, QUANTILE, Optional.of(new BigDecimal(percent).movePointLeft(2)));
  }

  /** The query, without a selector. */
  String query() {
    return quantile.map(SummaryFigure::quantileQuery).orElse(method);
  }

  /** The query for the value at a share of the observations. */
  static String quantileQuery(BigDecimal share) {
    return QUANTILE + "(" + share.toPlainString() + ")";
  }
}
