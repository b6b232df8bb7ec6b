package io.stepwell.server.legacy;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.AnswerSeries;
import io.stepwell.query.Selector;
import io.stepwell.query.SeriesSteps;
import io.stepwell.query.StepStore;
import io.stepwell.server.verdict.RunValues;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** What of a run was counted by check and by URL, and its averages. */
final class RunFigures {

  private static final String REQUESTS = "http_reqs";
  private static final String FAILED = "http_req_failed";
  private static final String DURATION = "http_req_duration";
  private static final String CHECKS = "checks";
  private static final String BY_CHECK = " by (check, group)";

  /** As k6 tells requests apart; it makes the URL of a request the name that a script gives it. */
  private static final String BY_ALL =
      " by (url, method, status, scenario, expected_response, group)";

  private static final String BY_URL = " by (url, method, status)";

  private static final Set<String> OWN_LABELS = Set.of("__name__", "test_run_id");

  private final StepStore steps;
  private final long run;
  private final RunValues values;

  RunFigures(StepStore steps, long run) {
    this.steps = steps;
    this.run = run;
    this.values = new RunValues(steps, run);
  }

  /**
   * How often something was done.
   *
   * @param labels that tell it from others
   * @param successes how often it went well
   * @param total how often in all
   */
  record Hits(Labels labels, long successes, long total) {}

  static long successes(List<Hits> all) {
    return all.stream().mapToLong(Hits::successes).sum();
  }

  static long total(List<Hits> all) {
    return all.stream().mapToLong(Hits::total).sum();
  }

  /** How many of them always went well. */
  static long faultless(List<Hits> all) {
    return all.stream().filter(hits -> hits.successes() == hits.total()).count();
  }

  /** How long the requests took by URL, method and status. */
  Durations durationsByUrl() {
    return durations(BY_URL);
  }

  /** How long they took by all that tells them apart. */
  Durations durations() {
    return durations(BY_ALL);
  }

  private Durations durations(String by) {
    if (!has(DURATION, MetricType.TREND)) {
      return new Durations(Map.of());
    }
    Map<String, Map<Labels, Double>> figures = new LinkedHashMap<>();
    Durations.METHODS.forEach((name, method) -> figures.put(name, byLabels(DURATION, method + by)));
    return new Durations(figures);
  }

  /** The checks, each a pair of a name and a group. */
  List<Hits> checks() {
    if (!has(CHECKS, MetricType.RATE)) {
      return List.of();
    }
    Map<Labels, Double> passed = byLabels(CHECKS, "increase_nz" + BY_CHECK);
    return hits(byLabels(CHECKS, "increase_total" + BY_CHECK), passed);
  }

  /** The requests by URL, method and status. */
  List<Hits> urls() {
    return requests(BY_URL);
  }

  /** The requests by all that tells them apart. */
  List<Hits> requests() {
    return requests(BY_ALL);
  }

  private List<Hits> requests(String by) {
    if (!has(REQUESTS, MetricType.COUNTER)) {
      return List.of();
    }
    Map<Labels, Double> total = byLabels(REQUESTS, "increase" + by);
    Map<Labels, Double> passed = new HashMap<>(total);
    // k6 leaves the metric out where the script told it not to judge answers.
    if (has(FAILED, MetricType.RATE)) {
      byLabels(FAILED, "increase_nz" + by)
          .forEach((labels, failed) -> passed.merge(labels, -failed, Double::sum));
    }
    return hits(total, passed);
  }

  private static List<Hits> hits(Map<Labels, Double> total, Map<Labels, Double> passed) {
    List<Hits> hits = new ArrayList<>();
    total.forEach(
        (labels, count) ->
            hits.add(
                new Hits(
                    labels,
                    Math.round(Math.max(0, passed.getOrDefault(labels, 0.0))),
                    Math.round(count))));
    hits.sort((one, other) -> one.labels().compareTo(other.labels()));
    return hits;
  }

  /** The value of each series, by its labels without the metric's name. */
  private Map<Labels, Double> byLabels(String metric, String query) {
    Map<Labels, Double> values = new HashMap<>();
    for (AnswerSeries series : this.values.series(Selector.parse(metric), query)) {
      values.put(bare(series.labels()), series.value(0));
    }
    return values;
  }

  private static Labels bare(Labels labels) {
    return labels.keep(name -> !OWN_LABELS.contains(name));
  }

  /** The second of the first sample of each check, by its labels. */
  Map<Labels, Long> firstSeen() {
    Map<Labels, Long> first = new HashMap<>();
    for (SeriesSteps series : steps.steps(run, CHECKS, labels -> true, EnumSet.of(Column.COUNT))) {
      Labels labels =
          Labels.of(
              Map.of(
                  Submetric.CHECK, series.labels().get(Submetric.CHECK),
                  Submetric.GROUP, series.labels().get(Submetric.GROUP)));
      first.merge(labels, series.firstSecond(), Math::min);
    }
    return first;
  }

  /** In milliseconds. */
  OptionalDouble averageDuration() {
    return has(DURATION, MetricType.TREND)
        ? values.value(DURATION, "histogram_avg")
        : OptionalDouble.empty();
  }

  OptionalDouble requestsPerSecond() {
    return has(REQUESTS, MetricType.COUNTER)
        ? values.value(REQUESTS, "rate")
        : OptionalDouble.empty();
  }

  private boolean has(String metric, MetricType type) {
    return values.type(metric).filter(known -> known == type).isPresent();
  }
}
