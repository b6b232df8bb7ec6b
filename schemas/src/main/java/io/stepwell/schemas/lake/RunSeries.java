package io.stepwell.schemas.lake;

import io.stepwell.metrics.MetricType;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.RunExtent;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the series files of one generation say together. */
final class RunSeries {

  private RunSeries() {}

  /** From the second of the first to that after the last sample; empty if there is no series. */
  static Optional<RunExtent> extent(long run, List<SeriesFile> files) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (SeriesFile file : files) {
      for (GroupFacts group : file.groups()) {
        first = Math.min(first, group.least(SeriesSchema.FIRST));
        last = Math.max(last, group.greatest(SeriesSchema.LAST));
      }
    }
    return first > last ? Optional.empty() : Optional.of(new RunExtent(run, first, last + 1));
  }

  /** The metrics by name. */
  static List<MetricInfo> metrics(List<SeriesFile> files) {
    Map<String, MetricType> metrics = new TreeMap<>();
    for (SeriesFile file : files) {
      file.groups().forEach(group -> metrics.put(group.metric(), group.type()));
    }
    return metrics.entrySet().stream()
        .map(metric -> new MetricInfo(metric.getKey(), metric.getValue()))
        .toList();
  }

  /** One entry for each series, from the entries of all files. */
  static Collection<SeriesEntry> merged(List<List<SeriesEntry>> files) {
    if (files.size() == 1 && hasNoDoubles(files.get(0))) {
      return files.get(0);
    }
    Map<Long, SeriesEntry> byId = new LinkedHashMap<>();
    for (List<SeriesEntry> entries : files) {
      for (SeriesEntry entry : entries) {
        byId.merge(entry.series().id(), entry, RunSeries::merged);
      }
    }
    return byId.values();
  }

  private static boolean hasNoDoubles(List<SeriesEntry> entries) {
    Set<Long> ids = new HashSet<>(2 * entries.size());
    return entries.stream().allMatch(entry -> ids.add(entry.series().id()));
  }

  /** A resolution that only one of them has does not cover the other's samples. */
  private static SeriesEntry merged(SeriesEntry one, SeriesEntry other) {
    Set<Integer> resolutions = new HashSet<>(one.resolutions());
    resolutions.retainAll(other.resolutions());
    return new SeriesEntry(
        one.run(),
        one.series(),
        one.type(),
        Math.min(one.firstSecond(), other.firstSecond()),
        Math.max(one.lastSecond(), other.lastSecond()),
        resolutions);
  }
}
