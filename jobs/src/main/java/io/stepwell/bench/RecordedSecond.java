package io.stepwell.bench;

import io.stepwell.schemas.wire.k6.CounterValue;
import io.stepwell.schemas.wire.k6.GaugeValue;
import io.stepwell.schemas.wire.k6.Metric;
import io.stepwell.schemas.wire.k6.MetricSet;
import io.stepwell.schemas.wire.k6.RateValue;
import io.stepwell.schemas.wire.k6.TimeSeries;
import io.stepwell.schemas.wire.k6.TrendValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.xerial.snappy.Snappy;

/**
 * What a real k6 pushed of one window.
 *
 * @param series its series with one value each, in the order in which they were pushed
 */
record RecordedSecond(List<Series> series) {

  private static final List<String> RECORDING =
      List.of("/bench/push-002.bin", "/bench/push-003.bin", "/bench/push-004.bin");

  /** The last window of a recording is cut off by its end. */
  private static final int CUT_OFF = 1;

  /**
   * A series in one window.
   *
   * @param metric the metric it is of, without any series
   * @param values its labels and one value, whose time is another each time
   */
  record Series(Metric metric, TimeSeries values) {}

  /** The five whole windows of a recording, of 138 to 169 series each. */
  static List<RecordedSecond> all() throws IOException {
    SortedMap<Long, List<Series>> windows = new TreeMap<>();
    for (String resource : RECORDING) {
      for (Metric metric : read(resource).getMetricsList()) {
        Metric bare = metric.toBuilder().clearTimeSeries().build();
        metric.getTimeSeriesList().forEach(series -> split(bare, series, windows));
      }
    }
    return windows.values().stream()
        .limit(windows.size() - CUT_OFF)
        .map(RecordedSecond::new)
        .toList();
  }

  private static MetricSet read(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RecordedSecond.class.getResourceAsStream(resource), resource)) {
      return MetricSet.parseFrom(Snappy.uncompress(in.readAllBytes()));
    }
  }

  private static void split(
      Metric metric, TimeSeries series, SortedMap<Long, List<Series>> windows) {
    for (CounterValue value : series.getCounters().getValuesList()) {
      TimeSeries.Builder one = labelled(series);
      one.getCountersBuilder().addValues(value);
      add(windows, value.getTime().getSeconds(), metric, one);
    }
    for (GaugeValue value : series.getGauges().getValuesList()) {
      TimeSeries.Builder one = labelled(series);
      one.getGaugesBuilder().addValues(value);
      add(windows, value.getTime().getSeconds(), metric, one);
    }
    for (RateValue value : series.getRates().getValuesList()) {
      TimeSeries.Builder one = labelled(series);
      one.getRatesBuilder().addValues(value);
      add(windows, value.getTime().getSeconds(), metric, one);
    }
    for (TrendValue value : series.getTrends().getValuesList()) {
      TimeSeries.Builder one = labelled(series);
      one.getTrendsBuilder().addValues(value);
      add(windows, value.getTime().getSeconds(), metric, one);
    }
  }

  private static TimeSeries.Builder labelled(TimeSeries series) {
    return TimeSeries.newBuilder().addAllLabels(series.getLabelsList());
  }

  private static void add(
      SortedMap<Long, List<Series>> windows, long second, Metric metric, TimeSeries.Builder one) {
    windows.computeIfAbsent(second, any -> new ArrayList<>()).add(new Series(metric, one.build()));
  }
}
