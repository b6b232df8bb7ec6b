package io.stepwell.functions.sql;

import io.stepwell.metrics.BuiltinMetric;
import io.stepwell.metrics.BuiltinMetrics;
import io.stepwell.metrics.MetricType;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code K6_TYPE(metric)}: the type of a metric of k6's own; any other is taken as a trend, as
 * where k6's output does not say.
 */
public final class K6Type extends ScalarFunction {

  private static final long serialVersionUID = 1L;

  /** The type by k6's word. */
  public @Nullable String eval(@Nullable String metric) {
    return metric == null
        ? null
        : BuiltinMetrics.named(metric).map(BuiltinMetric::type).orElse(MetricType.TREND).word();
  }
}
