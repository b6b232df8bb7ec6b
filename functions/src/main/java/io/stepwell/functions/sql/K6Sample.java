package io.stepwell.functions.sql;

import io.stepwell.metrics.Aggregate;
import io.stepwell.query.QueryException;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/** {@code K6_SAMPLE(type, time_nanos, value)}: the part that one sample is. */
public final class K6Sample extends ScalarFunction {

  private static final long serialVersionUID = 1L;

  /**
   * The part of a sample; NULL if any of it is NULL.
   *
   * @param nanos when it was seen, in nanoseconds since the epoch
   */
  public byte @Nullable [] eval(
      @Nullable String type, @Nullable Long nanos, @Nullable Double value) {
    if (type == null || nanos == null || value == null) {
      return null;
    }
    if (!Double.isFinite(value)) {
      throw QueryException.badData("a sample's value is a finite number, not " + value);
    }
    Aggregate state = MetricTypeWord.of(type).empty();
    state.observe(nanos, value);
    return PartBytes.of(state);
  }
}
