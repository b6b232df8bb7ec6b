package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.Answer;
import io.stepwell.query.AnswerSeries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds answers against the samples of a run. */
final class AnswerAgreement {

  /** Methods that look back to the run's start. */
  private static final Set<String> SINCE_START =
      Set.of("value", "value_total", "value_nz", "value_z", "histogram_count_value");

  /** Methods that have a point, be it 0, in every window from a group's first sample on. */
  private static final Set<String> COUNTING =
      Set.of(
          "increase",
          "value",
          "increase_total",
          "increase_nz",
          "increase_z",
          "value_total",
          "value_nz",
          "value_z",
          "histogram_count_increase",
          "histogram_count_value");

  /** A sum's last digits depend on the order of addition. */
  private static final Set<String> ROUNDED =
      Set.of("avg", "last_time", "histogram_avg", "histogram_stddev");

  private static final List<String> QUANTILES =
      List.of("0", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95", "0.99", "0.999", "1");

  private final FilledHome home;
  private final long run;
  private final RawRun raw;

  AnswerAgreement(FilledHome home, long run, RawRun raw) {
    this.home = home;
    this.run = run;
    this.raw = raw;
  }

  /** Asks all methods of a metric over the whole run. */
  void checkWhole(String metric, List<String> by) {
    Map<Labels, List<RawSample>> groups = RawRun.grouped(raw.samples(metric), run, by);
    for (String method : methods(type(metric))) {
      Map<Labels, AnswerSeries> series = ask(metric, method, by);
      groups.forEach(
          (labels, samples) -> {
            double expected = new BruteForce(samples).value(method);
            Optional<AnswerSeries> found = Optional.ofNullable(series.remove(labels));
            if (Double.isFinite(expected)) {
              same(method, found.orElseThrow().value(0), expected, method + " of " + labels);
            } else {
              assertThat(found).as("%s of %s is no number", method, labels).isEmpty();
            }
          });
      assertThat(series).as("groups that no sample has").isEmpty();
    }
  }

  /** Asks a trend's quantiles over the whole run. */
  void checkQuantiles(String metric, List<String> by) {
    Map<Labels, List<RawSample>> groups = RawRun.grouped(raw.samples(metric), run, by);
    for (String q : QUANTILES) {
      Map<Labels, AnswerSeries> series = ask(metric, "histogram_quantile(" + q + ")", by);
      assertThat(series.keySet()).isEqualTo(groups.keySet());
      series.forEach(
          (labels, found) ->
              sameQuantile(q, found.value(0), Known.in(groups, labels), metric + labels + " " + q));
    }
  }

  /** Asks all methods of a metric in windows, and a quantile of a trend. */
  void checkWindows(String metric, List<String> by, long step) {
    Map<Labels, List<RawSample>> groups = RawRun.grouped(raw.samples(metric), run, by);
    for (String method : methods(type(metric))) {
      Map<Labels, AnswerSeries> series = byLabels(home.range(run, metric, method + by(by), step));
      groups.forEach(
          (labels, samples) ->
              checkPoints(method, Optional.ofNullable(series.get(labels)), samples, step));
    }
    if (type(metric) == MetricType.TREND) {
      Answer answer = home.range(run, metric, "histogram_quantile(0.9)" + by(by), step);
      for (AnswerSeries series : answer.series()) {
        List<RawSample> samples = Known.in(groups, series.labels());
        for (int point = 0; point < series.size(); point++) {
          List<RawSample> within = within(samples, from(series.time(point), step), series, point);
          sameQuantile("0.9", series.value(point), within, metric + series.labels());
        }
      }
    }
  }

  private void checkPoints(
      String method, Optional<AnswerSeries> found, List<RawSample> samples, long step) {
    Map<Long, Double> points = new HashMap<>();
    found.ifPresent(
        series -> {
          for (int point = 0; point < series.size(); point++) {
            points.put(series.time(point), series.value(point));
          }
        });
    long first = samples.stream().mapToLong(RawSample::second).min().orElseThrow();
    for (long from = floor(raw.start(), step); from < raw.end(); from += step) {
      long to = Math.min(from + step, raw.end());
      boolean begun = first < to;
      List<RawSample> span = span(samples, SINCE_START.contains(method) ? raw.start() : from, to);
      Optional<Double> point = Optional.ofNullable(points.remove(to));
      if (COUNTING.contains(method) ? begun : !span.isEmpty()) {
        double expected = new BruteForce(span).value(method);
        if (Double.isFinite(expected)) {
          same(method, point.orElseThrow(), expected, method + " up to " + to);
          continue;
        }
      }
      assertThat(point).as("%s up to %d", method, to).isEmpty();
    }
    assertThat(points).as("points outside of all windows").isEmpty();
  }

  private static List<RawSample> within(
      List<RawSample> samples, long from, AnswerSeries series, int point) {
    return span(samples, from, series.time(point));
  }

  /** Where the window begins that ends there; a clipped last one ends before its step does. */
  private static long from(long to, long step) {
    return floor(to - 1, step);
  }

  private static List<RawSample> span(List<RawSample> samples, long from, long to) {
    return samples.stream().filter(s -> s.second() >= from && s.second() < to).toList();
  }

  private static long floor(long second, long step) {
    return Math.floorDiv(second, step) * step;
  }

  private static void same(String method, double answer, double expected, String what) {
    boolean rounded = ROUNDED.contains(method) || expected != Math.rint(expected);
    // Equal values deviate from their rounded mean by its rounding.
    double deviation = method.equals("histogram_stddev") ? 1e-12 : 0;
    double tolerance = (rounded ? 1e-9 * Math.abs(expected) : 0) + deviation;
    assertThat(answer).as(what).isCloseTo(expected, offset(tolerance));
  }

  /** Exactly the nearest rank while a sketch holds every value, else within 0.5 % of all ranks. */
  private static void sameQuantile(String q, double answer, List<RawSample> samples, String what) {
    BruteForce exact = new BruteForce(samples);
    if (samples.size() <= 200) {
      assertThat((float) answer).as(what).isEqualTo((float) exact.quantile(q));
    }
    assertThat(exact.rankError(q, answer)).as(what).isLessThanOrEqualTo(0.005);
  }

  private Map<Labels, AnswerSeries> ask(String metric, String method, List<String> by) {
    return byLabels(home.aggregate(run, metric, method + by(by)));
  }

  private static Map<Labels, AnswerSeries> byLabels(Answer answer) {
    return new HashMap<>(
        answer.series().stream().collect(Collectors.toMap(AnswerSeries::labels, s -> s)));
  }

  private static String by(List<String> labels) {
    return labels.isEmpty() ? "" : " by (" + String.join(",", labels) + ")";
  }

  /** Methods of a type that need no argument and are not per second. */
  private static List<String> methods(MetricType type) {
    return switch (type) {
      case COUNTER -> List.of("increase", "value");
      case GAUGE -> List.of("last", "min", "max", "avg", "last_time");
      case RATE ->
          List.of(
              "increase_total",
              "increase_nz",
              "increase_z",
              "value_total",
              "value_nz",
              "value_z",
              "ratio");
      case TREND ->
          List.of(
              "histogram_max",
              "histogram_min",
              "histogram_avg",
              "histogram_stddev",
              "histogram_count_increase",
              "histogram_count_value");
    };
  }

  private MetricType type(String metric) {
    return Known.in(raw.types(), metric);
  }
}
