package io.stepwell.schemas.lake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files that a run has got while it was written live, in the order in which they were first
 * seen here. Files are only added, so that how many there were says which: those of an earlier
 * question are the first ones of a later. Safe for use by many threads.
 */
final class LiveFiles {

  /** A writer counts its files, so that the longer of two names is of the later one. */
  private static final Comparator<String> WRITTEN =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final long id;
  private final List<String> paths = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  /**
   * @param id tells them from all others, those of the same run after some were taken away too
   */
  LiveFiles(long id) {
    this.id = id;
  }

  long id() {
    return id;
  }

  /** Those that are not among some. */
  synchronized List<String> without(Collection<String> some) {
    Set<String> present = new HashSet<>(some);
    return paths.stream().filter(path -> !present.contains(path)).toList();
  }

  /**
   * Adds those that are new.
   *
   * @return how many there are now
   */
  synchronized int add(Collection<String> some) {
    some.stream().filter(path -> !known.contains(path)).sorted(WRITTEN).toList().forEach(this::add);
    return paths.size();
  }

  private void add(String path) {
    paths.add(path);
    known.add(path);
  }

  synchronized String path(int index) {
    return paths.get(index);
  }
}
