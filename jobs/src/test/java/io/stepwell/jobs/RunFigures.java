package io.stepwell.jobs;

import io.stepwell.query.MetricInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures of a run that must be the very same however often and by whatever way it is written. */
final class RunFigures {

  private RunFigures() {}

  /** Every metric's counts, range and whole sums over the run, and how many series there are. */
  static Map<String, Double> of(FilledHome home, long run) {
    Map<String, Double> figures = new TreeMap<>();
    figures.put("series", (double) home.store().series(run).size());
    for (MetricInfo metric : home.store().metrics(run)) {
      for (String method : methods(metric)) {
        double value = home.value(run, metric.name(), method);
        // The last digits of a sum depend on the order of addition.
        double digits = value == Math.rint(value) ? value : (float) value;
        figures.put(method + " of " + metric.name(), digits);
      }
    }
    return figures;
  }

  private static List<String> methods(MetricInfo metric) {
    return switch (metric.type()) {
      case COUNTER -> List.of("increase");
      case GAUGE -> List.of("last", "min", "max", "avg", "last_time");
      case RATE -> List.of("increase_nz", "increase_z");
      case TREND ->
          List.of("histogram_count_increase", "histogram_min", "histogram_max", "histogram_avg");
    };
  }
}
