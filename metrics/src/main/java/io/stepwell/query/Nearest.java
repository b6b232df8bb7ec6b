package io.stepwell.query;

import java.util.Collection;
import java.util.Optional;

/** Finds what a mistyped name was meant to be. */
public final class Nearest {

  private Nearest() {}

  /**
   * The name that takes the fewest typing mistakes (letters left out, put in or replaced) to become
   * the given one; empty if that would be more than a third of it.
   */
  public static Optional<String> to(String mistyped, Collection<String> names) {
    Optional<String> nearest = Optional.empty();
    int least = Math.max(2, mistyped.length() / 3) + 1;
    for (String name : names) {
      int distance = distance(mistyped, name);
      if (distance < least && distance < name.length()) {
        least = distance;
        nearest = Optional.of(name);
      }
    }
    return nearest;
  }

  /** Levenshtein's distance. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
