package io.stepwell.query;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.Method;
import io.stepwell.query.Engine.RunMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    Map<Labels, List<SeriesSteps>> groups = Groups.of(store, metric, question, resolved);
    List<AnswerSeries> series = new ArrayList<>();
    if (query.aggregator().isPresent()) {
      folds(groups, query.aggregator().get(), query.by())
          .forEach((labels, fold) -> add(series, labels, fold.finish()));
    } else {
      groups.forEach((labels, group) -> add(series, labels, evaluate(group)));
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

  private Map<Labels, Fold> folds(
      Map<Labels, List<SeriesSteps>> groups, Aggregator aggregator, List<String> by) {
    Map<Labels, Fold> folds = new TreeMap<>();
    groups.forEach(
        (labels, group) ->
            folds
                .computeIfAbsent(
                    Groups.pick(labels, by), key -> new Fold(aggregator, windows.count()))
                .add(evaluate(group)));
    return folds;
  }

  /** What one group comes to, window by window. */
  WindowValues evaluate(List<SeriesSteps> group) {
    return evaluate(resolved.method(), group);
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
