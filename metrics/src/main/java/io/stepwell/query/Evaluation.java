package io.stepwell.query;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.Method;
import io.stepwell.query.Engine.RunMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** One question put to one run: its series are grouped, evaluated window by window, and folded. */
final class Evaluation {

  private final StepStore store;
  private final RunMetric metric;
  private final Question question;
  private final ResolvedQuery resolved;
  private final Windows windows;

  Evaluation(
      StepStore store,
      RunMetric metric,
      Question question,
      ResolvedQuery resolved,
      Windows windows) {
    this.store = store;
    this.metric = metric;
    this.question = question;
    this.resolved = resolved;
    this.windows = windows;
  }

  /** The answer's series of this run, in order. */
  List<AnswerSeries> series() {
    Query query = question.query();
    Map<Labels, List<SeriesSteps>> groups = groups(query.call().by());
    List<AnswerSeries> series = new ArrayList<>();
    if (query.aggregator().isPresent()) {
      folds(groups, query.aggregator().get(), query.by())
          .forEach((labels, fold) -> add(series, labels, fold.finish()));
    } else {
      groups.forEach((labels, group) -> add(series, labels, evaluate(resolved.method(), group)));
    }
    return series;
  }

  private void add(List<AnswerSeries> series, Labels labels, WindowValues values) {
    if (!values.isEmpty()) {
      Labels shown = OwnLabels.with(run(), question.metric(), labels);
      series.add(AnswerSeries.of(run(), shown, windows, values));
    }
  }

  private long run() {
    return metric.extent().run();
  }

  private Map<Labels, List<SeriesSteps>> groups(List<String> by) {
    BiPredicate<String, Labels> selected = question.selector().in(run());
    List<SeriesSteps> all =
        store.steps(
            run(),
            question.metric(),
            labels -> selected.test(question.metric(), labels),
            resolved.method().columns());
    Map<Labels, List<SeriesSteps>> groups = new TreeMap<>();
    for (SeriesSteps series : all) {
      groups.computeIfAbsent(pick(series.labels(), by), key -> new ArrayList<>()).add(series);
    }
    return groups;
  }

  /** The named labels, each of them, empty where the series lacks it. */
  private static Labels pick(Labels labels, List<String> names) {
    String[] pairs = new String[2 * names.size()];
    int next = 0;
    for (String name : new TreeSet<>(names)) {
      pairs[next++] = name;
      pairs[next++] = labels.get(name);
    }
    return Labels.ofSorted(pairs);
  }

  private Map<Labels, Fold> folds(
      Map<Labels, List<SeriesSteps>> groups, Aggregator aggregator, List<String> by) {
    Map<Labels, Fold> folds = new TreeMap<>();
    groups.forEach(
        (labels, group) ->
            folds
                .computeIfAbsent(pick(labels, by), key -> new Fold(aggregator, windows.count()))
                .add(evaluate(resolved.method(), group)));
    return folds;
  }

  private <A extends Aggregate> WindowValues evaluate(Method<A> method, List<SeriesSteps> group) {
    GroupSpan<A> span = new GroupSpan<>(metric.type(), group, metric.extent().start());
    WindowValues values = new WindowValues(windows.count());
    for (int window = 0; window < windows.count(); window++) {
      // Nothing is counted of a group before it was first heard of.
      if (windows.to(window) > span.firstSecond()) {
        span.moveTo(windows.from(window), windows.to(window));
        values.set(window, method.formula().of(span, resolved.argument()));
      }
    }
    return values;
  }
}
