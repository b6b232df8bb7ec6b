package io.stepwell.schemas.k6;

import io.stepwell.metrics.Labels;

/** What a line of k6's JSON output holds. */
sealed interface JsonLine {

  /**
   * A sample.
   *
   * @param epochNanos accepted by {@link SampleTime}
   * @param value finite
   */
  record Point(String metric, long epochNanos, double value, Labels labels) implements JsonLine {}

  /** A metric's declaration. */
  record Declared(MetricDeclaration declaration) implements JsonLine {}

  /** Neither; the reason reads on from "the line". */
  record Broken(String reason) implements JsonLine {}
}
