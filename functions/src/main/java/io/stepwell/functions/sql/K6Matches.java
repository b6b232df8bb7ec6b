package io.stepwell.functions.sql;

import io.stepwell.metrics.Labels;
import io.stepwell.query.QueryException;
import io.stepwell.query.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code K6_MATCHES(metric, labels, 'http_reqs{status=~"2.."}')}: whether a selector of the query
 * language chooses a series.
 */
public final class K6Matches extends ScalarFunction {

  private static final long serialVersionUID = 1L;

  private static final String RUN = "test_run_id";

  private transient @Nullable Map<String, BiPredicate<String, Labels>> selectors;

  /** Whether the series is chosen. */
  public boolean eval(
      @Nullable String metric,
      @DataTypeHint("MAP<STRING, STRING>") @Nullable Map<String, String> labels,
      @Nullable String selector) {
    if (metric == null || labels == null || selector == null) {
      return false;
    }
    Map<String, BiPredicate<String, Labels>> known = selectors;
    if (known == null) {
      known = new HashMap<>();
      selectors = known;
    }
    return known.computeIfAbsent(selector, K6Matches::read).test(metric, Labels.of(labels));
  }

  private static BiPredicate<String, Labels> read(String text) {
    Selector selector = Selector.parseAnyMetric(text);
    if (selector.matchers().stream().anyMatch(matcher -> matcher.label().equals(RUN))) {
      throw QueryException.badData(
          "a selector in SQL does not choose the test run; write WHERE test_run_id = … beside it");
    }
    return selector.in(0);
  }
}
