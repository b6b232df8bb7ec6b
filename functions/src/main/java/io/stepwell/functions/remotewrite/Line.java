package io.stepwell.functions.remotewrite;

import io.stepwell.metrics.MetricType;
import java.util.List;

/**
 * One of the series that Prometheus gets for a series of k6's, which come with a metric's type
 * (api.md §4): the increasing totals, and what the samples of a window come to.
 *
 * @param suffix what its name has behind the target's
 * @param total whether it only ever grows, and stands for all samples until then
 */
record Line(String suffix, boolean total) {

  private static final List<Line> COUNTER = List.of(new Line("", true));
  private static final List<Line> GAUGE = List.of(new Line("", false));
  private static final List<Line> RATE =
      List.of(new Line("_rate", false), new Line("_total", true), new Line("_nonzero_total", true));
  private static final List<Line> TREND =
      List.of(
          new Line("_min", false),
          new Line("_max", false),
          new Line("_avg", false),
          new Line("_p50", false),
          new Line("_p95", false),
          new Line("_p99", false),
          new Line("_count", true),
          new Line("_sum", true));

  /** Those of a type, in the order of their values. */
  static List<Line> of(MetricType type) {
    return switch (type) {
      case COUNTER -> COUNTER;
      case GAUGE -> GAUGE;
      case RATE -> RATE;
      case TREND -> TREND;
    };
  }
}
