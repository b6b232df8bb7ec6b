package io.stepwell.sql;

import io.stepwell.metrics.Method;
import io.stepwell.query.Question;
import java.util.List;
import java.util.Optional;

/**
 * A question that can be put to the engine and in SQL.
 *
 * @param run the test run
 * @param metric its name
 * @param conditions the selector's, between braces; empty if there are none
 * @param method one of the metric's type
 * @param argument as written; empty if the method takes none
 * @param by the labels that make groups
 * @param aggregator folds the groups, if there is one
 * @param outerBy the labels that it keeps
 * @param step of a range query; an aggregate query has none
 * @param start first second
 * @param end second after the last
 * @param runStart the run's first second
 */
record RandomQuestion(
    long run,
    String metric,
    String conditions,
    Method<?> method,
    String argument,
    List<String> by,
    Optional<String> aggregator,
    List<String> outerBy,
    Optional<Long> step,
    long start,
    long end,
    long runStart) {

  String call() {
    return method.name() + (argument.isEmpty() ? "" : "(" + argument + ")");
  }

  private static String printBy(List<String> labels) {
    return labels.isEmpty() ? "" : " by (" + String.join(",", labels) + ")";
  }

  /** As the metrics API takes it. */
  Question question() {
    String called = call() + printBy(by);
    String query =
        aggregator.map(word -> word + "(" + called + ")" + printBy(outerBy)).orElse(called);
    return Question.of(
        metric + (conditions.isEmpty() ? "" : "{" + conditions + "}"),
        query,
        step.map(String::valueOf),
        Optional.of(Long.toString(start)),
        Optional.of(Long.toString(end)));
  }
}
