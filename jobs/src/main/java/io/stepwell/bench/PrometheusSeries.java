package io.stepwell.bench;

import io.stepwell.metrics.MetricType;
import io.stepwell.schemas.prometheus.SeriesLabels;
import io.stepwell.schemas.wire.prometheus.Sample;
import io.stepwell.schemas.wire.prometheus.TimeSeries;
import java.util.Map;

/**
 * One series as Prometheus is to see it: a counter or a native histogram that grows from 0 on, or a
 * gauge. It is named as k6 names it, with values in the metric's own unit.
 */
final class PrometheusSeries {

  private final TimeSeries empty;
  private final MetricType type;
  private final NativeHistogram histogram = new NativeHistogram();
  private double value;

  PrometheusSeries(String metric, MetricType type, Map<String, String> labels) {
    this.type = type;
    this.empty = SeriesLabels.series(name(metric, type), labels);
  }

  static String name(String metric, MetricType type) {
    return "k6_"
        + metric
        + switch (type) {
          case COUNTER -> "_total";
          case RATE -> "_rate";
          case GAUGE, TREND -> "";
        };
  }

  /** Takes in a value, of a rate how many observations were not zero. */
  void observe(double observed) {
    switch (type) {
      case COUNTER, RATE -> value += observed;
      case GAUGE -> value = observed;
      case TREND -> histogram.observe(observed);
    }
  }

  /** Adds what was observed until now. */
  void appendTo(TimeSeries.Builder series, long millis) {
    if (type == MetricType.TREND) {
      series.addHistograms(histogram.at(millis));
    } else {
      series.addSamples(Sample.newBuilder().setValue(value).setTimestamp(millis));
    }
  }

  /** With its labels alone. */
  TimeSeries.Builder builder() {
    return empty.toBuilder();
  }
}
