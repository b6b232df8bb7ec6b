package io.stepwell.jobs;

import java.util.Map;
import java.util.Objects;

/** Looks up what must be there. */
final class Known {

  private Known() {}

  /** The value of a key that the map has. */
  static <K, V> V in(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key), () -> key + " is not among " + map.keySet());
  }
}
