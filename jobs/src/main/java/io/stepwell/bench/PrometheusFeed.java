package io.stepwell.bench;

import io.stepwell.metrics.MetricType;
import io.stepwell.query.TimeRange;
import io.stepwell.schemas.wire.prometheus.TimeSeries;
import io.stepwell.schemas.wire.prometheus.WriteRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Sends a run's counters and trends as they stood at the end of every few seconds. Each series is
 * said to be 0 before its first sample, which k6 does not do: what a series begins with would not
 * be counted without.
 */
final class PrometheusFeed {

  private static final long MILLIS = 1_000;

  private final PrometheusProcess prometheus;
  private final int interval;
  private final Map<Long, RawSamples.Series> all = new HashMap<>();
  private final Map<Long, PrometheusSeries> begun = new LinkedHashMap<>();
  private final Map<Long, TimeSeries.Builder> unsent = new HashMap<>();
  private long first = -1;
  private long window = -1;

  /**
   * A feed that has sent nothing.
   *
   * @param interval seconds between the points of a series
   */
  PrometheusFeed(PrometheusProcess prometheus, int interval) {
    this.prometheus = prometheus;
    this.interval = interval;
  }

  /** Sends all there is and returns the times of the first and the last point. */
  TimeRange send(RawSamples samples) throws Exception {
    samples.countersAndTrends().forEach(series -> all.put(series.id(), series));
    samples.each(
        interval,
        (series, at, value) -> {
          advance(at);
          series(series).observe(value);
        });
    sendWindow();
    return new TimeRange(first * interval, (window + 1) * interval);
  }

  private void advance(long next) throws Exception {
    if (first < 0) {
      first = next;
      window = next;
    }
    for (; window < next; window++) {
      sendWindow();
    }
  }

  private PrometheusSeries series(long id) {
    PrometheusSeries known = begun.get(id);
    if (known != null) {
      return known;
    }
    RawSamples.Series series = Objects.requireNonNull(all.get(id));
    PrometheusSeries fresh =
        new PrometheusSeries(
            series.metric(), MetricType.named(series.type()).orElseThrow(), series.labels());
    TimeSeries.Builder builder = fresh.builder();
    fresh.appendTo(builder, window * interval * MILLIS);
    unsent.put(id, builder);
    begun.put(id, fresh);
    return fresh;
  }

  private void sendWindow() throws Exception {
    WriteRequest.Builder request = WriteRequest.newBuilder();
    begun.forEach(
        (id, series) -> {
          TimeSeries.Builder builder = unsent.getOrDefault(id, series.builder());
          series.appendTo(builder, (window + 1) * interval * MILLIS);
          request.addTimeseries(builder);
        });
    unsent.clear();
    prometheus.write(request.build());
  }
}
