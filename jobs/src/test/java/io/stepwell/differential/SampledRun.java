package io.stepwell.differential;

import static java.util.Comparator.comparingLong;

import io.stepwell.jobs.RawRun;
import io.stepwell.jobs.RawSample;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All samples of a run by metric, in order of time, as its files have them. */
final class SampledRun {

  private final RunPlan plan;
  private final long loadTest;
  private final RawRun raw;
  private final Map<String, List<RawSample>> samples = new TreeMap<>();
  private final Map<String, Set<Labels>> series = new TreeMap<>();
  private final Map<String, List<String>> labels = new TreeMap<>();

  /**
   * @param loadTest the id of its load test
   * @param raw what its files hold
   */
  SampledRun(RunPlan plan, long loadTest, RawRun raw) {
    this.plan = plan;
    this.loadTest = loadTest;
    this.raw = raw;
    for (RawSample sample : raw.samples()) {
      samples.computeIfAbsent(sample.metric(), metric -> new ArrayList<>()).add(sample);
    }
    Comparator<RawSample> byTime = comparingLong(RawSample::epochNanos);
    samples.values().forEach(all -> all.sort(byTime));
    samples.forEach((metric, all) -> series.put(metric, series(all)));
    series.forEach((metric, all) -> labels.put(metric, names(all)));
  }

  private static Set<Labels> series(List<RawSample> samples) {
    return samples.stream().map(RawSample::labels).collect(Collectors.toSet());
  }

  private static List<String> names(Set<Labels> series) {
    TreeSet<String> names = new TreeSet<>();
    for (Labels labels : series) {
      for (int i = 0; i < labels.size(); i++) {
        names.add(labels.name(i));
      }
    }
    return List.copyOf(names);
  }

  long id() {
    return plan.id();
  }

  long loadTest() {
    return loadTest;
  }

  /** Its first second. */
  long start() {
    return raw.start();
  }

  /** The second after its last. */
  long end() {
    return raw.end();
  }

  /** The names of the metrics that have samples. */
  List<String> metrics() {
    return List.copyOf(samples.keySet());
  }

  boolean has(String metric) {
    return samples.containsKey(metric);
  }

  MetricType type(String metric) {
    return Objects.requireNonNull(raw.types().get(metric), metric);
  }

  /** In order of time; none if the metric is unknown. */
  List<RawSample> samples(String metric) {
    return samples.getOrDefault(metric, List.of());
  }

  /** The labels of each series of the metric. */
  Set<Labels> series(String metric) {
    return series.getOrDefault(metric, Set.of());
  }

  /** The names of all labels that series of the metric have. */
  List<String> labels(String metric) {
    return labels.getOrDefault(metric, List.of());
  }
}
