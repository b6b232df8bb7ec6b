package io.stepwell.query;

import io.stepwell.metrics.Labels;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Chooses series: those of one metric, or of any, whose labels pass every matcher.
 *
 * @param metric the metric's name; empty where any will do
 * @param matchers all of which must hold
 */
public record Selector(Optional<String> metric, List<Matcher> matchers) {

  public Selector {
    matchers = List.copyOf(matchers);
  }

  /**
   * Reads the selector of a query, such as {@code http_reqs{status!="0"}}.
   *
   * @throws QueryException if it is none, or names no metric
   */
  public static Selector parse(String text) {
    Selector selector = new SelectorParser(text).parse();
    if (selector.metric.isEmpty()) {
      throw QueryException.badData(
          "the selector "
              + text.strip()
              + " names no metric; write one first, as in http_reqs{status=\"200\"}");
    }
    return selector;
  }

  /**
   * Reads a series selector, which may leave the metric out: {@code {status="200"}}.
   *
   * @throws QueryException if it is none
   */
  public static Selector parseAnyMetric(String text) {
    return new SelectorParser(text).parse();
  }

  /** Whether it may choose series of that metric, its matchers aside. */
  public boolean names(String name) {
    return metric.isEmpty() || metric.get().equals(name);
  }

  /** As a test of a series of that run: the metric's name and the labels. */
  public BiPredicate<String, Labels> in(long run) {
    List<Predicate<String>> tests = matchers.stream().map(Matcher::test).toList();
    return (name, labels) -> {
      if (!names(name)) {
        return false;
      }
      for (int i = 0; i < tests.size(); i++) {
        String value = OwnLabels.value(run, name, labels, matchers.get(i).label());
        if (!tests.get(i).test(value)) {
          return false;
        }
      }
      return true;
    };
  }

  /** As it is written; parsing it gives an equal selector. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(metric.orElse(""));
    if (!matchers.isEmpty() || metric.isEmpty()) {
      text.append('{');
      for (int i = 0; i < matchers.size(); i++) {
        text.append(i == 0 ? "" : ",").append(matchers.get(i));
      }
      text.append('}');
    }
    return text.toString();
  }
}
