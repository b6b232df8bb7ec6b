package io.stepwell.query;

import io.stepwell.metrics.MetricType;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a metric: a method, the labels to tell its series apart by, and maybe an
 * aggregator over those. Whether the metric's type has the method shows only in {@link #resolve}.
 *
 * @param aggregator folds the groups that the call makes; empty where each is a series of its own
 * @param call the method, with the labels that make groups
 * @param by the labels that the aggregator keeps, among those of the call; none without an
 *     aggregator
 */
public record Query(Optional<Aggregator> aggregator, MethodCall call, List<String> by) {

  /**
   * @throws QueryException if the aggregator is to keep a label that the call has dropped
   */
  public Query {
    by = List.copyOf(by);
    if (aggregator.isEmpty() && !by.isEmpty()) {
      throw new IllegalArgumentException("labels to keep, and no aggregator");
    }
    for (String label : by) {
      if (!call.by().contains(label)) {
        throw QueryException.badData(
            "by ("
                + label
                + ") stands outside, where "
                + call
                + " has dropped that label; name it inside too, as in "
                + call.alsoBy(label));
      }
    }
  }

  /**
   * Reads a query expression.
   *
   * @throws QueryException if it is none
   */
  public static Query parse(String text) {
    return new QueryParser(text).parse();
  }

  /**
   * Finds the method among those of a metric type.
   *
   * @throws QueryException if the type lacks it, or its argument is missing or wrong
   */
  public ResolvedQuery resolve(MetricType type) {
    return ResolvedQuery.of(this, type);
  }

  /** As it is written; parsing it gives an equal query. */
  @Override
  public String toString() {
    return aggregator
        .map(word -> word.word() + "(" + call + ")" + MethodCall.printBy(by))
        .orElseGet(call::toString);
  }
}
