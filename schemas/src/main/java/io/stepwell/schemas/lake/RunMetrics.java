package io.stepwell.schemas.lake;

import io.stepwell.metrics.Resolution;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.RunExtent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The metrics of a run with the time that each covers, as the footers of its files tell them.
 *
 * @param extents by name and type; a name that is there with two types was sent so
 */
record RunMetrics(Map<MetricInfo, RunExtent> extents) {

  private static final long BYTES_PER_METRIC = 200;

  /** Which of two types of one name answers: the one that was there first. */
  private static final Comparator<Map.Entry<MetricInfo, RunExtent>> FIRST =
      Comparator.<Map.Entry<MetricInfo, RunExtent>>comparingLong(
              metric -> metric.getValue().start())
          .thenComparing(metric -> metric.getKey().type());

  RunMetrics {
    extents = Map.copyOf(extents);
  }

  /** The metrics of a series file. */
  static RunMetrics of(long run, SeriesFile file) {
    Map<MetricInfo, RunExtent> extents = new HashMap<>();
    for (SeriesFile.Group group : file.groups()) {
      add(
          extents,
          new MetricInfo(group.metric(), group.type()),
          new RunExtent(run, group.firstSecond(), group.lastSecond() + 1));
    }
    return new RunMetrics(extents);
  }

  /** The metrics of a step file. */
  static RunMetrics of(long run, StepFile file) {
    Map<MetricInfo, RunExtent> extents = new HashMap<>();
    for (StepFile.Group group : file.groups()) {
      MetricLevel level = group.level();
      if (level.resolution() == Resolution.BASE) {
        add(
            extents,
            new MetricInfo(level.metric(), level.type()),
            new RunExtent(run, group.firstSecond(), group.lastSecond() + 1));
      }
    }
    return new RunMetrics(extents);
  }

  /** All of these. */
  static RunMetrics together(List<RunMetrics> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Map<MetricInfo, RunExtent> extents = new HashMap<>();
    parts.forEach(part -> part.extents.forEach((metric, extent) -> add(extents, metric, extent)));
    return new RunMetrics(extents);
  }

  private static void add(Map<MetricInfo, RunExtent> extents, MetricInfo metric, RunExtent extent) {
    extents.merge(metric, extent, RunMetrics::both);
  }

  private static RunExtent both(RunExtent one, RunExtent other) {
    return new RunExtent(
        one.run(), Math.min(one.start(), other.start()), Math.max(one.end(), other.end()));
  }

  /** From the second of the first to that after the last sample; empty if there is no metric. */
  Optional<RunExtent> extent() {
    return extents.values().stream().reduce(RunMetrics::both);
  }

  /** The metrics that answer, by name. */
  List<MetricInfo> answering() {
    Map<String, Map.Entry<MetricInfo, RunExtent>> byName = new TreeMap<>();
    for (Map.Entry<MetricInfo, RunExtent> metric : extents.entrySet()) {
      byName.merge(
          metric.getKey().name(),
          metric,
          (one, other) -> FIRST.compare(one, other) <= 0 ? one : other);
    }
    return byName.values().stream().map(Map.Entry::getKey).toList();
  }

  /** The metric of that name that answers. */
  Optional<MetricInfo> answering(String name) {
    return extents.entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(name))
        .min(FIRST)
        .map(Map.Entry::getKey);
  }

  /** What it weighs in memory, in bytes. */
  long bytes() {
    return BYTES_PER_METRIC * extents.size();
  }
}
