package io.stepwell.server.ingest;

import com.google.protobuf.Timestamp;
import io.stepwell.schemas.wire.k6.BucketSpan;
import io.stepwell.schemas.wire.k6.CounterValue;
import io.stepwell.schemas.wire.k6.CounterValues;
import io.stepwell.schemas.wire.k6.Label;
import io.stepwell.schemas.wire.k6.Metric;
import io.stepwell.schemas.wire.k6.MetricKind;
import io.stepwell.schemas.wire.k6.MetricSet;
import io.stepwell.schemas.wire.k6.TimeSeries;
import io.stepwell.schemas.wire.k6.TrendValue;
import io.stepwell.schemas.wire.k6.TrendValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.xerial.snappy.Snappy;

/** Bodies of pushes in protobuf, right ones and others. */
final class Pushes {

  static final long SECOND = 1_790_000_000;

  private Pushes() {}

  /** One counter with so many series, each of which counts 1. */
  static byte[] counters(long run, int series) {
    Metric.Builder metric =
        Metric.newBuilder().setName("orders_placed").setType(MetricKind.METRIC_KIND_COUNTER);
    for (int i = 0; i < series; i++) {
      metric.addTimeSeries(
          TimeSeries.newBuilder()
              .addLabels(Label.newBuilder().setName("n").setValue(Integer.toString(i)))
              .setCounters(counter(SECOND, 1)));
    }
    return packed(run, metric);
  }

  /** One counter with one value. */
  static byte[] counter(long run, long second, double value) {
    return packed(
        run,
        Metric.newBuilder()
            .setName("orders_placed")
            .setType(MetricKind.METRIC_KIND_COUNTER)
            .addTimeSeries(TimeSeries.newBuilder().setCounters(counter(second, value))));
  }

  private static CounterValues.Builder counter(long second, double value) {
    return CounterValues.newBuilder()
        .addValues(
            CounterValue.newBuilder()
                .setTime(Timestamp.newBuilder().setSeconds(second))
                .setSum(value));
  }

  /** One trend with one observation in the bucket of that index. */
  static byte[] trend(long run, int bucket) {
    TrendValue.Builder value =
        TrendValue.newBuilder()
            .setTime(Timestamp.newBuilder().setSeconds(SECOND))
            .addCounters(1)
            .addSpans(BucketSpan.newBuilder().setOffset(bucket).setLength(1))
            .setSum(1)
            .setCount(1)
            .setMin(1)
            .setMax(1)
            .setMinResolution(0.001);
    return packed(
        run,
        Metric.newBuilder()
            .setName("checkout_time")
            .setType(MetricKind.METRIC_KIND_TREND)
            .addTimeSeries(
                TimeSeries.newBuilder().setTrends(TrendValues.newBuilder().addValues(value))));
  }

  private static byte[] packed(long run, Metric.Builder metric) {
    return packed(
        MetricSet.newBuilder()
            .setTestRunId(Long.toString(run))
            .setAggregationPeriod(1)
            .addMetrics(metric)
            .build()
            .toByteArray());
  }

  /** Bytes in a snappy block. */
  static byte[] packed(byte[] bytes) {
    try {
      return Snappy.compress(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
