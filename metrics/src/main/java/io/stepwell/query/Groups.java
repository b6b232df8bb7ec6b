package io.stepwell.query;

import io.stepwell.metrics.Labels;
import io.stepwell.query.Engine.RunMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** The series that a question chooses, put together as its query says. */
final class Groups {

  private Groups() {}

  /** The groups of a run by the labels that the method's call keeps. */
  static Map<Labels, List<SeriesSteps>> of(
      StepStore store, RunMetric metric, Question question, ResolvedQuery resolved) {
    long run = metric.extent().run();
    BiPredicate<String, Labels> selected = question.selector().in(run);
    List<SeriesSteps> all =
        store.steps(
            run,
            question.metric(),
            labels -> selected.test(question.metric(), labels),
            resolved.method().columns());
    List<String> by = question.query().call().by();
    Map<Labels, List<SeriesSteps>> groups = new TreeMap<>();
    for (SeriesSteps series : all) {
      groups.computeIfAbsent(pick(series.labels(), by), key -> new ArrayList<>()).add(series);
    }
    return groups;
  }

  /** The named labels, each of them, empty where the series lacks it. */
  static Labels pick(Labels labels, List<String> names) {
    String[] pairs = new String[2 * names.size()];
    int next = 0;
    for (String name : new TreeSet<>(names)) {
      pairs[next++] = name;
      pairs[next++] = labels.get(name);
    }
    return Labels.ofSorted(pairs);
  }
}
