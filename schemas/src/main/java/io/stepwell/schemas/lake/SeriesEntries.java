package io.stepwell.schemas.lake;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts together what several files, or several rows of one, tell of the same series. */
final class SeriesEntries {

  private SeriesEntries() {}

  /** One entry for each series, from the entries of all files. */
  static List<SeriesEntry> merged(List<List<SeriesEntry>> files) {
    Map<Long, SeriesEntry> byId = new LinkedHashMap<>();
    for (List<SeriesEntry> entries : files) {
      for (SeriesEntry entry : entries) {
        byId.merge(entry.series().id(), entry, SeriesEntries::merged);
      }
    }
    return List.copyOf(byId.values());
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
