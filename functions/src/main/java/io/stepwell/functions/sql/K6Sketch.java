package io.stepwell.functions.sql;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Trend;
import io.stepwell.query.QueryException;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code K6_SKETCH(part)}: the sketch of a trend, in the DataSketches binary format of a {@code
 * KllFloatsSketch}.
 */
public final class K6Sketch extends ScalarFunction {

  private static final long serialVersionUID = 1L;

  /** The sketch of a part; NULL if there is no part. */
  public byte @Nullable [] eval(byte @Nullable [] part) {
    if (part == null) {
      return null;
    }
    Aggregate state = PartBytes.read(part).all();
    if (state instanceof Trend trend) {
      return trend.sketch().toBytes();
    }
    throw QueryException.badData(
        "a part of a %s has no sketch; only trends have one".formatted(state.type().word()));
  }
}
