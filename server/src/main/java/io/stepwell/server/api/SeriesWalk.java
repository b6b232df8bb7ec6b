package io.stepwell.server.api;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.Labels;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.Selector;
import io.stepwell.query.StepStore;
import io.stepwell.server.http.Deadline;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Goes through the series of a run one by one, as it may have millions of them and an answer shows
 * few of those, or few of their labels. Metrics that are not asked for stay unread.
 */
public final class SeriesWalk {

  private final StepStore steps;
  private final Deadline deadline;

  /**
   * @param deadline looked at all the way
   */
  public SeriesWalk(StepStore steps, Deadline deadline) {
    this.steps = steps;
    this.deadline = deadline;
  }

  /** Is shown each series once: its metric, and its labels as k6 sent them. */
  @FunctionalInterface
  public interface Visitor {
    void visit(String metric, Labels labels);
  }

  /** Shows every series. */
  public void all(long run, Visitor visitor) {
    for (MetricInfo metric : steps.metrics(run)) {
      visit(run, metric.name(), (name, labels) -> true, visitor);
    }
  }

  /** Shows the series that at least one of the selectors chooses. */
  void chosen(long run, List<Selector> selectors, Visitor visitor) {
    for (MetricInfo metric : steps.metrics(run)) {
      List<BiPredicate<String, Labels>> tests =
          selectors.stream()
              .filter(selector -> selector.names(metric.name()))
              .map(selector -> selector.in(run))
              .toList();
      if (!tests.isEmpty()) {
        visit(
            run,
            metric.name(),
            (name, labels) -> tests.stream().anyMatch(test -> test.test(name, labels)),
            visitor);
      }
    }
  }

  /** The steps are not wanted, so nothing passes the test; it sees all series nonetheless. */
  private void visit(long run, String metric, BiPredicate<String, Labels> chosen, Visitor visitor) {
    if (deadline.hasPassed()) {
      throw deadline.passed();
    }
    steps.steps(
        run,
        metric,
        labels -> {
          deadline.check();
          if (chosen.test(metric, labels)) {
            visitor.visit(metric, labels);
          }
          return false;
        },
        EnumSet.noneOf(Column.class));
  }
}
