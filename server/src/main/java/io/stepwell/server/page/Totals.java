package io.stepwell.server.page;

import io.stepwell.metrics.MetricType;
import io.stepwell.server.verdict.RunValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The few figures that say the most about a run; those only of what it measured. */
final class Totals {

  private final RunValues values;
  private final Map<String, String> rows = new LinkedHashMap<>();

  private Totals(RunValues values) {
    this.values = values;
  }

  /** What each figure is, and the figure itself, in order. */
  static Map<String, String> of(RunValues values) {
    Totals totals = new Totals(values);
    totals.add("Requests", "http_reqs", MetricType.COUNTER, "increase", Words::count);
    totals.add("Requests per second", "http_reqs", MetricType.COUNTER, "rate", Words::number);
    totals.add("Failed requests", "http_req_failed", MetricType.RATE, "ratio", Words::percent);
    totals.trend("Request duration", "http_req_duration");
    totals.add("Checks passed", "checks", MetricType.RATE, "ratio", Words::percent);
    totals.add("Iterations", "iterations", MetricType.COUNTER, "increase", Words::count);
    totals.add(
        "Most virtual users", "vus", MetricType.GAUGE, "sum(max by (instance_id))", Words::count);
    return totals.rows;
  }

  private void trend(String name, String metric) {
    add(name + ", average", metric, MetricType.TREND, "histogram_avg", Words::millis);
    add(name + ", p95", metric, MetricType.TREND, "histogram_quantile(0.95)", Words::millis);
    add(name + ", p99", metric, MetricType.TREND, "histogram_quantile(0.99)", Words::millis);
    add(name + ", greatest", metric, MetricType.TREND, "histogram_max", Words::millis);
  }

  private void add(
      String name,
      String metric,
      MetricType type,
      String query,
      Function<OptionalDouble, String> form) {
    if (values.type(metric).filter(known -> known == type).isPresent()) {
      rows.put(name, form.apply(values.value(metric, query)));
    }
  }
}
