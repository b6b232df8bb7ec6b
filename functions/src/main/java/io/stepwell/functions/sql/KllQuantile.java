package io.stepwell.functions.sql;

import io.stepwell.metrics.Parameter;
import io.stepwell.metrics.SketchItems;
import io.stepwell.query.QueryException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code KLL_QUANTILE(sketch, 0.95)}: the value at or below which that share of a sketch's
 * observations lies, the one of rank max(1, ceil(q · n)).
 */
public final class KllQuantile extends ScalarFunction {

  private static final long serialVersionUID = 1L;

  /** The value of a quantile from 0 to 1; NULL for a sketch without observations. */
  public @Nullable Double eval(byte @Nullable [] sketch, @Nullable Double quantile) {
    if (sketch == null || quantile == null) {
      return null;
    }
    if (quantile.isNaN() || quantile.isInfinite()) {
      throw QueryException.badData("KLL_QUANTILE takes a number from 0 to 1, not " + quantile);
    }
    BigDecimal share = BigDecimal.valueOf(quantile);
    Parameter.QUANTILE
        .complaint(share)
        .ifPresent(
            complaint -> {
              throw QueryException.badData("KLL_QUANTILE " + complaint);
            });
    SketchItems items = SketchBytes.read(sketch);
    if (items.size() == 0) {
      return null;
    }
    BigDecimal rank = share.multiply(BigDecimal.valueOf(items.weight()));
    float value = items.ofRank(rank.setScale(0, RoundingMode.CEILING).longValueExact());
    return Double.valueOf(Float.toString(value));
  }
}
