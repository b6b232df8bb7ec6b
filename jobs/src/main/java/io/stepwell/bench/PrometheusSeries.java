package io.stepwell.bench;

import io.stepwell.schemas.wire.prometheus.Label;
import io.stepwell.schemas.wire.prometheus.Sample;
import io.stepwell.schemas.wire.prometheus.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One series as Prometheus is to see it: a counter or a native histogram that grows from 0 on. It
 * is named as k6 names it, with values in the metric's own unit.
 */
final class PrometheusSeries {

  private final List<Label> labels = new ArrayList<>();
  private final boolean trend;
  private final NativeHistogram histogram = new NativeHistogram();
  private double sum;

  PrometheusSeries(String metric, boolean trend, Map<String, String> labels) {
    this.trend = trend;
    TreeMap<String, String> sorted = new TreeMap<>(labels);
    sorted.put("__name__", name(metric, trend));
    sorted.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            this.labels.add(Label.newBuilder().setName(name).setValue(value).build());
          }
        });
  }

  static String name(String metric, boolean trend) {
    return "k6_" + metric + (trend ? "" : "_total");
  }

  void observe(double value) {
    if (trend) {
      histogram.observe(value);
    } else {
      sum += value;
    }
  }

  /** Adds what was observed until now. */
  void appendTo(TimeSeries.Builder series, long millis) {
    if (trend) {
      series.addHistograms(histogram.at(millis));
    } else {
      series.addSamples(Sample.newBuilder().setValue(sum).setTimestamp(millis));
    }
  }

  /** With its labels alone. */
  TimeSeries.Builder builder() {
    return TimeSeries.newBuilder().addAllLabels(labels);
  }
}
