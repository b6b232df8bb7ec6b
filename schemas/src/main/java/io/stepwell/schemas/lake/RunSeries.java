package io.stepwell.schemas.lake;

import io.stepwell.metrics.MetricType;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.RunExtent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the footers of one generation's series files say together. */
final class RunSeries {

  private RunSeries() {}

  /** From the second of the first to that after the last sample; empty if there is no series. */
  static Optional<RunExtent> extent(long run, List<SeriesFile> files) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (SeriesFile file : files) {
      for (SeriesFile.Group group : file.groups()) {
        first = Math.min(first, group.firstSecond());
        last = Math.max(last, group.lastSecond());
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
}
