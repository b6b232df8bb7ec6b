package io.stepwell.differential;

import io.stepwell.metrics.MetricType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The methods of each metric type, as the API's documentation lists them. */
final class DocumentedMethods {

  /** Those that have a point, be it 0, in every window from a group's first sample on. */
  private static final Set<String> COUNTING =
      Set.of(
          "increase",
          "rate",
          "value",
          "cumrate",
          "max_rate",
          "increase_total",
          "rate_total",
          "value_total",
          "increase_nz",
          "rate_nz",
          "value_nz",
          "increase_z",
          "rate_z",
          "value_z",
          "histogram_count_increase",
          "histogram_count_value");

  private DocumentedMethods() {}

  static List<String> of(MetricType type) {
    return switch (type) {
      case COUNTER -> List.of("increase", "rate", "value", "cumrate", "max_rate");
      case GAUGE -> List.of("last", "min", "max", "avg", "last_time");
      case RATE ->
          List.of(
              "increase_total",
              "rate_total",
              "value_total",
              "increase_nz",
              "rate_nz",
              "value_nz",
              "increase_z",
              "rate_z",
              "value_z",
              "ratio");
      case TREND ->
          List.of(
              "histogram_max",
              "histogram_min",
              "histogram_avg",
              "histogram_stddev",
              "histogram_quantile",
              "histogram_count_increase",
              "histogram_count_value");
    };
  }

  static List<String> all() {
    return Stream.of(MetricType.values()).flatMap(type -> of(type).stream()).toList();
  }

  static boolean isCounting(String method) {
    return COUNTING.contains(method);
  }
}
