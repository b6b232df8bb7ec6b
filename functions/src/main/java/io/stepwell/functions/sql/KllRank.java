package io.stepwell.functions.sql;

import io.stepwell.metrics.SketchItems;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code KLL_RANK(sketch, 200)}: the share of a sketch's observations that are at or below a value,
 * from 0 to 1.
 */
public final class KllRank extends ScalarFunction {

  private static final long serialVersionUID = 1L;

  /** The share at or below a value; NULL for a sketch without observations. */
  public @Nullable Double eval(byte @Nullable [] sketch, @Nullable Double value) {
    if (sketch == null || value == null) {
      return null;
    }
    SketchItems items = SketchBytes.read(sketch);
    return items.size() == 0
        ? null
        : (double) items.weightUpTo(value.floatValue()) / items.weight();
  }
}
