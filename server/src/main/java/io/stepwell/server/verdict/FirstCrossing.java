package io.stepwell.server.verdict;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.RunExtent;
import io.stepwell.query.SeriesSteps;
import io.stepwell.query.StepStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Goes through a run second by second, once, to find where a threshold was first not met. Like k6
 * while a test runs, it does not judge before there is a sample.
 */
final class FirstCrossing {

  private final ThresholdExpression expression;
  private final RunExtent extent;
  private final RunningValue value;

  /** The series that have not begun yet, the next one last, and those that go on. */
  private final List<SeriesSteps> coming;

  private final List<SeriesSteps> going = new ArrayList<>();

  private FirstCrossing(
      ThresholdExpression expression, MetricType type, RunExtent extent, List<SeriesSteps> series) {
    this.expression = expression;
    this.extent = extent;
    this.value = RunningValue.of(expression, type);
    this.coming = new ArrayList<>(series);
    coming.sort(Comparator.comparingLong(SeriesSteps::firstSecond).reversed());
  }

  /**
   * The second at whose end the threshold was not met for the first time; empty if there is none.
   *
   * @param expression of the threshold; it suits the type
   */
  static OptionalLong find(
      DeclaredThreshold threshold,
      ThresholdExpression expression,
      MetricType type,
      RunExtent extent,
      StepStore steps) {
    String metric = threshold.name();
    BiPredicate<String, Labels> selected = threshold.selector().in(extent.run());
    List<SeriesSteps> series =
        steps.steps(
            extent.run(),
            metric,
            labels -> selected.test(metric, labels),
            columns(expression, type));
    return series.isEmpty()
        ? OptionalLong.empty()
        : new FirstCrossing(expression, type, extent, series).find();
  }

  private static Set<Column> columns(ThresholdExpression expression, MetricType type) {
    EnumSet<Column> columns = type.columns();
    if (expression.share().isEmpty()) {
      columns.remove(Column.SKETCH);
    }
    return columns;
  }

  private OptionalLong find() {
    long first = coming.get(coming.size() - 1).firstSecond();
    for (long second = first; second < extent.end(); second++) {
      add(second);
      if (!expression.holds(value.beside(second + 1 - extent.start()))) {
        return OptionalLong.of(second);
      }
    }
    return OptionalLong.empty();
  }

  private void add(long second) {
    while (!coming.isEmpty() && coming.get(coming.size() - 1).firstSecond() <= second) {
      going.add(coming.remove(coming.size() - 1));
    }
    for (SeriesSteps series : going) {
      value.add(series, second);
    }
    going.removeIf(series -> series.lastSecond() <= second);
  }
}
