package io.stepwell.query;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.Sample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * The metrics API's rules worked out the long way, from raw samples, with nothing of the engine:
 * every window looks at every sample again.
 */
final class Reference {

  /** A stretch of seconds, the second bound exclusive. */
  record Stretch(long from, long to) {}

  private final List<Sample> samples;
  private final long runStart;
  private final long runEnd;

  /**
   * @param samples of one metric of one run
   */
  Reference(List<Sample> samples, long runStart, long runEnd) {
    this.samples = samples;
    this.runStart = runStart;
    this.runEnd = runEnd;
  }

  /** The points by time, of each group. */
  Map<Labels, Map<Long, Double>> range(Asked asked) {
    long start = asked.start().orElse(runStart);
    long end = asked.end().orElse(runEnd);
    // No range that is asked for here has more than 600 seconds.
    return answer(asked, stretches(start, end, asked.step().orElse(1)));
  }

  Map<Labels, Map<Long, Double>> aggregate(Asked asked) {
    long start = asked.start().orElse(runStart);
    long end = asked.end().orElse(runEnd);
    return answer(asked, List.of(new Stretch(start, end)));
  }

  private static List<Stretch> stretches(long start, long end, long step) {
    List<Stretch> stretches = new ArrayList<>();
    long from = start;
    for (long second = start; second < end; second++) {
      if (second + 1 == end || Math.floorMod(second + 1, step) == 0) {
        stretches.add(new Stretch(from, second + 1));
        from = second + 1;
      }
    }
    return stretches;
  }

  private Map<Labels, Map<Long, Double>> answer(Asked asked, List<Stretch> stretches) {
    Map<Labels, List<Sample>> groups = new TreeMap<>();
    for (Sample sample : samples) {
      Labels labels = sample.series().labels();
      if (asked.where().map(w -> labels.get(w.get(0)).equals(w.get(1))).orElse(true)) {
        groups.computeIfAbsent(pick(labels, asked.by()), g -> new ArrayList<>()).add(sample);
      }
    }
    Map<Labels, Map<Long, List<Double>>> found = new TreeMap<>();
    for (Stretch stretch : stretches) {
      groups.forEach(
          (labels, group) -> {
            double value = value(asked, group, stretch);
            if (!Double.isNaN(value)) {
              Labels key = asked.aggregator().isPresent() ? pick(labels, asked.outerBy()) : labels;
              found
                  .computeIfAbsent(key, k -> new TreeMap<>())
                  .computeIfAbsent(stretch.to(), t -> new ArrayList<>())
                  .add(value);
            }
          });
    }
    Map<Labels, Map<Long, Double>> answer = new TreeMap<>();
    found.forEach(
        (labels, points) -> {
          Map<Long, Double> folded = new TreeMap<>();
          points.forEach((time, values) -> folded.put(time, fold(asked, values)));
          answer.put(labels, folded);
        });
    return answer;
  }

  private static Labels pick(Labels labels, List<String> by) {
    Map<String, String> picked = new TreeMap<>();
    by.forEach(label -> picked.put(label, labels.get(label)));
    return Labels.of(picked);
  }

  private static double fold(Asked asked, List<Double> values) {
    DoubleSummaryStatistics all =
        values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    return switch (asked.aggregator().orElse(Aggregator.MIN)) {
      case MIN -> all.getMin();
      case MAX -> all.getMax();
      case SUM -> all.getSum();
      case AVG -> all.getAverage();
    };
  }

  private double value(Asked asked, List<Sample> group, Stretch stretch) {
    List<Sample> within = between(group, stretch.from(), stretch.to());
    List<Sample> since = between(group, runStart, stretch.to());
    double seconds = stretch.to() - stretch.from();
    double sinceStart = stretch.to() - runStart;
    double nothing = since.isEmpty() ? Double.NaN : 0;
    return switch (asked.method().name()) {
      case "increase" -> nothing + values(within).sum();
      case "rate" -> nothing + values(within).sum() / seconds;
      case "value" -> nothing + values(since).sum();
      case "cumrate" -> nothing + values(since).sum() / sinceStart;
      case "max_rate" -> nothing + maxRate(within, stretch, asked.argument().orElseThrow());
      case "last" -> within.isEmpty() ? Double.NaN : last(within).value();
      case "last_time" ->
          within.isEmpty()
              ? Double.NaN
              : BigDecimal.valueOf(last(within).epochNanos(), 9).doubleValue();
      case "min", "histogram_min" -> values(within).min().orElse(Double.NaN);
      case "max", "histogram_max" -> values(within).max().orElse(Double.NaN);
      case "avg", "histogram_avg" -> values(within).average().orElse(Double.NaN);
      case "increase_total", "histogram_count_increase" -> nothing + within.size();
      case "rate_total" -> nothing + within.size() / seconds;
      case "value_total", "histogram_count_value" -> nothing + since.size();
      case "increase_nz" -> nothing + hits(within);
      case "rate_nz" -> nothing + hits(within) / seconds;
      case "value_nz" -> nothing + hits(since);
      case "increase_z" -> nothing + within.size() - hits(within);
      case "rate_z" -> nothing + (within.size() - hits(within)) / seconds;
      case "value_z" -> nothing + since.size() - hits(since);
      case "ratio" -> within.isEmpty() ? Double.NaN : hits(within) / within.size();
      case "histogram_stddev" -> deviation(within);
      case "histogram_quantile" -> quantile(within, asked.argument().orElseThrow());
      default -> throw new IllegalArgumentException(asked.method().name());
    };
  }

  private static List<Sample> between(List<Sample> samples, long from, long to) {
    return samples.stream()
        .filter(sample -> sample.second() >= from && sample.second() < to)
        .toList();
  }

  private static DoubleStream values(List<Sample> samples) {
    return samples.stream().mapToDouble(Sample::value);
  }

  private static double hits(List<Sample> samples) {
    return values(samples).filter(value -> value != 0).count();
  }

  private static Sample last(List<Sample> samples) {
    return samples.stream()
        .max(Comparator.comparingLong(Sample::epochNanos).thenComparingDouble(Sample::value))
        .orElseThrow();
  }

  private static double maxRate(List<Sample> within, Stretch stretch, BigDecimal argument) {
    long width = Math.min(argument.longValueExact(), stretch.to() - stretch.from());
    double greatest = Double.NEGATIVE_INFINITY;
    for (long from = stretch.from(); from + width <= stretch.to(); from++) {
      double sum = values(between(within, from, from + width)).sum();
      greatest = Math.max(greatest, sum / width);
    }
    return greatest;
  }

  private static double deviation(List<Sample> samples) {
    double mean = values(samples).average().orElse(Double.NaN);
    return Math.sqrt(
        values(samples).map(value -> (value - mean) * (value - mean)).average().orElse(Double.NaN));
  }

  private static double quantile(List<Sample> samples, BigDecimal q) {
    if (samples.isEmpty()) {
      return Double.NaN;
    }
    int rank =
        q.multiply(new BigDecimal(samples.size())).setScale(0, RoundingMode.CEILING).intValue();
    return values(samples).sorted().skip(Math.max(1, rank) - 1L).findFirst().orElseThrow();
  }
}
