package io.stepwell.differential;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Things by the labels that they are told apart by, in the order of an answer's series.
 *
 * @param <T> the things
 */
final class Groups<T> {

  private static final Comparator<Map<String, String>> BY_LABELS = Groups::compare;

  private final long run;
  private final String metric;
  private final List<String> by;
  private final Map<Map<String, String>, List<T>> groups = new TreeMap<>(BY_LABELS);

  Groups(long run, String metric, List<String> by) {
    this.run = run;
    this.metric = metric;
    this.by = by;
  }

  /**
   * Puts a thing with those of the same labels.
   *
   * @param label gives the value of a label, empty if there is none
   */
  void add(UnaryOperator<String> label, T thing) {
    Map<String, String> labels = new TreeMap<>();
    by.forEach(name -> labels.put(name, label.apply(name)));
    labels.put("__name__", metric);
    labels.put("test_run_id", Long.toString(run));
    groups.computeIfAbsent(labels, key -> new ArrayList<>()).add(thing);
  }

  Map<Map<String, String>, List<T>> all() {
    return groups;
  }

  private static int compare(Map<String, String> one, Map<String, String> other) {
    Iterator<Map.Entry<String, String>> others = other.entrySet().iterator();
    for (Map.Entry<String, String> label : one.entrySet()) {
      int order = label.getValue().compareTo(others.next().getValue());
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
