package io.stepwell.metrics;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The labels of a series: pairs of name and value, sorted by name, each name once. Immutable.
 *
 * <p>A label that is absent reads as the empty string, yet a label that is present and empty is
 * kept and listed ({@code group=""} is what k6 sends for requests outside any group).
 */
public final class Labels implements Comparable<Labels>, Serializable {

  private static final long serialVersionUID = 1L;

  private static final Labels EMPTY = new Labels(new String[0]);

  /** Name 0, value 0, name 1, value 1, …; names ascending. */
  private final String[] pairs;

  private final int hash;

  private Labels(String[] pairs) {
    this.pairs = pairs;
    this.hash = Arrays.hashCode(pairs);
  }

  /** No labels at all. */
  public static Labels none() {
    return EMPTY;
  }

  /** The labels of a map, whatever its order. */
  public static Labels of(Map<String, String> labels) {
    String[] pairs = new String[labels.size() * 2];
    int next = 0;
    for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
      pairs[next++] = label.getKey();
      pairs[next++] = label.getValue();
    }
    return new Labels(pairs);
  }

  /**
   * Takes over an array of alternating names and values.
   *
   * @param namesAndValues sorted by name, each name once; not to be changed afterwards
   * @throws IllegalArgumentException if the names are not strictly ascending
   */
  public static Labels ofSorted(String... namesAndValues) {
    for (int i = 2; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i - 2].compareTo(namesAndValues[i]) >= 0) {
        throw new IllegalArgumentException(
            "label names out of order: " + namesAndValues[i - 2] + ", " + namesAndValues[i]);
      }
    }
    return new Labels(namesAndValues);
  }

  /** How many labels there are. */
  public int size() {
    return pairs.length / 2;
  }

  /** The name of the label at {@code index}, in ascending order of names. */
  public String name(int index) {
    return pairs[2 * index];
  }

  /** The value of the label at {@code index}, in ascending order of names. */
  public String value(int index) {
    return pairs[2 * index + 1];
  }

  /** The value of a label, the empty string where there is none of that name. */
  public String get(String name) {
    int index = indexOf(name);
    return index < 0 ? "" : value(index);
  }

  /** Whether a label of that name is present, be it empty. */
  public boolean has(String name) {
    return indexOf(name) >= 0;
  }

  /** These labels and one more; an equal name is replaced. */
  public Labels with(String name, String value) {
    Map<String, String> map = asMap();
    map.put(name, value);
    return of(map);
  }

  /** The labels whose names pass the test. */
  public Labels keep(Predicate<String> names) {
    Map<String, String> map = asMap();
    map.keySet().removeIf(names.negate());
    return of(map);
  }

  /** A new, changeable map in ascending order of names. */
  public Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>(size() * 2);
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private int indexOf(String name) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(name)) {
        return i / 2;
      }
    }
    return -1;
  }

  /** By the pairs in order, names before values; fewer labels first. */
  @Override
  public int compareTo(Labels other) {
    return Arrays.compare(pairs, other.pairs);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels labels
        && hash == labels.hash
        && Arrays.equals(pairs, labels.pairs);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** As in a selector: {@code {method="GET",status="200"}}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < size(); i++) {
      text.append(i == 0 ? "" : ",").append(name(i)).append('=').append(Quoted.of(value(i)));
    }
    return text.append('}').toString();
  }
}
