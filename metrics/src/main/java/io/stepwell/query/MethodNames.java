package io.stepwell.query;

import io.stepwell.metrics.Method;
import io.stepwell.metrics.MetricType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What to make of a method's name that the metric's type does not have. */
final class MethodNames {

  private static final String QUANTILE = "histogram_quantile";
  private static final Pattern PERCENTILE = Pattern.compile("p\\(?(\\d{1,2}(?:\\.\\d+)?|100)\\)?");

  /** k6's own words, and common ones, for what a method computes. The first that fits is taken. */
  private static final Map<String, List<String>> OTHER_WORDS =
      Map.ofEntries(
          Map.entry("med", List.of(QUANTILE + "(0.5)")),
          Map.entry("median", List.of(QUANTILE + "(0.5)")),
          Map.entry("percentile", List.of(QUANTILE + "(0.95)")),
          Map.entry("mean", List.of("avg", "histogram_avg")),
          Map.entry("std", List.of("histogram_stddev")),
          Map.entry("stdev", List.of("histogram_stddev")),
          Map.entry("sum", List.of("increase")),
          Map.entry("total", List.of("increase", "increase_total")),
          Map.entry("count", List.of("increase", "increase_total", "histogram_count_increase")),
          Map.entry("increase", List.of("increase_total", "histogram_count_increase")),
          Map.entry("value", List.of("last", "value_total", "histogram_count_value")),
          Map.entry("passes", List.of("increase_nz")),
          Map.entry("fails", List.of("increase_z")),
          Map.entry("rps", List.of("rate")));

  private MethodNames() {}

  /** A method under another name than its own, and what to tell whoever used that. */
  record OtherName(Method<?> method, String warning) {}

  /** Names that are taken for a method all the same: published ones, in use by clients. */
  static Optional<OtherName> understood(String name, MetricType type) {
    Optional<String> meant =
        switch (name) {
          case "historgam_quantile" -> Optional.of(QUANTILE);
          // What k6's thresholds call it.
          case "rate" -> type == MetricType.RATE ? Optional.of("ratio") : Optional.empty();
          default -> Optional.empty();
        };
    return meant
        .flatMap(type::method)
        .map(
            method ->
                new OtherName(
                    method,
                    name
                        + " is not a method of "
                        + type.word()
                        + "; it was taken for "
                        + method.name()));
  }

  /** The error for a name that is not understood: what there is, and what may have been meant. */
  static String complaint(MethodCall call, MetricType type) {
    String methods =
        type.methods().stream().map(Method::signature).collect(Collectors.joining(", "));
    return call.signature()
        + " is not a method of "
        + type.word()
        + ", which has "
        + methods
        + suggestion(call, type).map(name -> "; did you mean " + name + "?").orElse("");
  }

  /** A method with an argument that shows how to write it. */
  static String example(Method<?> method) {
    return switch (method.parameter()) {
      case NONE -> method.name();
      case SECONDS -> method.name() + "(5)";
      case QUANTILE -> method.name() + "(0.95)";
    };
  }

  private static Optional<String> suggestion(MethodCall call, MetricType type) {
    return percentile(call, type)
        .or(() -> otherWord(call.method(), type))
        .or(() -> partOf(call.method(), type))
        .or(
            () ->
                Nearest.to(call.method(), names(type))
                    .flatMap(type::method)
                    .map(MethodNames::example));
  }

  private static List<String> names(MetricType type) {
    return type.methods().stream().<String>map(Method::name).toList();
  }

  /** {@code p95}, {@code p(95)} and {@code p99.9} as k6's summaries write them. */
  private static Optional<String> percentile(MethodCall call, MetricType type) {
    Matcher matcher = PERCENTILE.matcher(call.signature());
    if (type.method(QUANTILE).isEmpty() || !matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal share = new BigDecimal(matcher.group(1)).movePointLeft(2).stripTrailingZeros();
    return Optional.of(QUANTILE + "(" + share.toPlainString() + ")");
  }

  private static Optional<String> otherWord(String name, MetricType type) {
    return OTHER_WORDS.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
        .filter(word -> type.method(word.replaceFirst("\\(.*", "")).isPresent())
        .findFirst();
  }

  /** The method that has the name as one of its words: {@code max} for {@code histogram_max}. */
  private static Optional<String> partOf(String name, MetricType type) {
    return type.methods().stream()
        .filter(method -> List.of(method.name().split("_")).contains(name))
        .findFirst()
        .map(MethodNames::example);
  }
}
