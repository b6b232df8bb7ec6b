package io.stepwell.metrics;

import java.util.Locale;
import java.util.Optional;

/** What the values of a metric measure, which settles their unit. */
public enum Contains {
  /** Plain numbers. */
  DEFAULT,
  /** Milliseconds. */
  TIME,
  /** Bytes. */
  DATA;

  /** The meaning of that name, in k6's spelling: {@code default}, {@code time}, {@code data}. */
  public static Optional<Contains> named(String word) {
    for (Contains contains : values()) {
      if (contains.word().equals(word)) {
        return Optional.of(contains);
      }
    }
    return Optional.empty();
  }

  /** k6's name of it, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
