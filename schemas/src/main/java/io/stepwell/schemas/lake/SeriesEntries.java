package io.stepwell.schemas.lake;

import io.stepwell.metrics.MetricType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts together what several files, or several rows of one, tell of the same series. */
final class SeriesEntries {

  private SeriesEntries() {}

  /** What tells series apart; one that was sent with two types is two. */
  private record Key(long id, MetricType type) {}

  /** One entry for each series, from the entries of all files. */
  static List<SeriesEntry> merged(List<List<SeriesEntry>> files) {
    Map<Key, SeriesEntry> byKey = new LinkedHashMap<>();
    for (List<SeriesEntry> entries : files) {
      for (SeriesEntry entry : entries) {
        byKey.merge(new Key(entry.series().id(), entry.type()), entry, SeriesEntries::merged);
      }
    }
    return List.copyOf(byKey.values());
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
