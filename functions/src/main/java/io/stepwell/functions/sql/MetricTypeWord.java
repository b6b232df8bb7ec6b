package io.stepwell.functions.sql;

import io.stepwell.metrics.MetricType;
import io.stepwell.query.QueryException;

/** Reads the metric types that SQL names by k6's words. */
final class MetricTypeWord {

  private MetricTypeWord() {}

  /**
   * The type of that name.
   *
   * @throws QueryException if there is none
   */
  static MetricType of(String word) {
    return MetricType.named(word)
        .orElseThrow(
            () ->
                QueryException.badData(
                    "'" + word + "' is no metric type; write counter, gauge, rate or trend"));
  }
}
