package io.stepwell.server.verdict;

import io.stepwell.metrics.BuiltinMetric;
import io.stepwell.metrics.BuiltinMetrics;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.Nearest;
import io.stepwell.query.QueryException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A threshold that someone asks about, whether the run declared it or not, written as a metric, a
 * colon and an expression: {@code http_req_duration{scenario:browse}: p(95)<400}.
 */
public final class Check {

  private static final String EXAMPLE = "http_req_duration: p(95)<400";
  private static final Pattern METRIC =
      Pattern.compile("[A-Za-z_]\\w*\\s*(?:\\{(?<tags>.*)\\})?", Pattern.DOTALL);

  private Check() {}

  /**
   * Reads a check.
   *
   * @throws QueryException if it is none
   */
  public static DeclaredThreshold parse(String text) {
    int colon = text.indexOf(':', text.lastIndexOf('}') + 1);
    if (colon < 0) {
      throw bad(text, "is a metric, a colon and what to demand of it");
    }
    String metric = text.substring(0, colon).strip();
    String expression = text.substring(colon + 1).strip();
    Matcher parts = METRIC.matcher(metric);
    if (!parts.matches()) {
      throw bad(text, "begins with the name of a metric, maybe with tags in braces");
    }
    String tags = parts.group("tags");
    if (tags != null && !Stream.of(tags.split(",", -1)).allMatch(tag -> tag.indexOf(':') > 0)) {
      throw bad(text, "has tags of the form name:value with commas between them in its braces");
    }
    if (ThresholdExpression.parse(expression).isEmpty()) {
      throw bad(
          text,
          "ends with what k6 knows to demand: count, rate, value, avg, min, max, med or p(N),"
              + " then <, <=, >, >=, == or !=, then a number");
    }
    return new DeclaredThreshold(metric, expression);
  }

  private static QueryException bad(String text, String what) {
    return QueryException.badData(
        "a check %s, as in '%s'; '%s' is none".formatted(what, EXAMPLE, text));
  }

  /**
   * Refuses a check that makes no sense for a run. A metric that the run lacks may be one that
   * never came to be counted, such as the errors of a good run; but nobody asks for a percentile of
   * it.
   *
   * @param metrics those of the run
   * @throws QueryException if the metric's type has no such value, or if it can only be misspelt
   */
  public static void refuseNonsense(DeclaredThreshold check, List<MetricInfo> metrics) {
    String name = check.name();
    ThresholdExpression expression = ThresholdExpression.parse(check.expression()).orElseThrow();
    Optional<MetricType> type = type(name, metrics);
    if (type.isEmpty()
        && !expression.suits(MetricType.COUNTER)
        && !expression.suits(MetricType.RATE)) {
      throw QueryException.badData("the run has no metric " + name + nearest(name, metrics));
    }
    if (type.isPresent() && !expression.suits(type.get())) {
      throw QueryException.badData(
          "%s is a %s, of which k6 can demand %s, not %s"
              .formatted(name, type.get().word(), values(type.get()), check.expression()));
    }
  }

  /**
   * What to know of a verdict that rests on nothing, as it may come of a misspelling.
   *
   * @param metrics those of the run
   */
  public static Optional<String> warning(JudgedThreshold judged, List<MetricInfo> metrics) {
    if (judged.value().isPresent()) {
      return Optional.empty();
    }
    String name = new DeclaredThreshold(judged.metric(), judged.expression()).name();
    boolean isKnown = metrics.stream().anyMatch(metric -> metric.name().equals(name));
    return Optional.of(
        "nothing was measured of %s%s; k6 takes that for 0, and a share of nothing for met"
            .formatted(judged.metric(), isKnown ? "" : nearest(name, metrics)));
  }

  private static Optional<MetricType> type(String name, List<MetricInfo> metrics) {
    return metrics.stream()
        .filter(metric -> metric.name().equals(name))
        .map(MetricInfo::type)
        .findFirst()
        .or(() -> BuiltinMetrics.named(name).map(BuiltinMetric::type));
  }

  private static String values(MetricType type) {
    return switch (type) {
      case COUNTER -> "count or rate";
      case GAUGE -> "value";
      case RATE -> "rate";
      case TREND -> "avg, min, max, med or p(N)";
    };
  }

  private static String nearest(String name, List<MetricInfo> metrics) {
    Set<String> names = new TreeSet<>();
    metrics.forEach(metric -> names.add(metric.name()));
    BuiltinMetrics.all().forEach(builtin -> names.add(builtin.name()));
    names.remove(name);
    return Nearest.to(name, names).map(near -> " (did you mean " + near + "?)").orElse("");
  }
}
