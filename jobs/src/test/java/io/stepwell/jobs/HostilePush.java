package io.stepwell.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stepwell.schemas.push.PushFormat;
import io.stepwell.schemas.wire.k6.CounterValue;
import io.stepwell.schemas.wire.k6.CounterValues;
import io.stepwell.schemas.wire.k6.GaugeValue;
import io.stepwell.schemas.wire.k6.Label;
import io.stepwell.schemas.wire.k6.Metric;
import io.stepwell.schemas.wire.k6.MetricKind;
import io.stepwell.schemas.wire.k6.RateValue;
import io.stepwell.schemas.wire.k6.TimeSeries;
import io.stepwell.schemas.wire.k6.TrendValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.xerial.snappy.Snappy;

/**
 * A push that is not to be taken.
 *
 * @param status that it has to be answered with
 * @param headers that are otherwise than those of a good one
 */
record HostilePush(
    String what, int status, PushFormat format, ByteBuffer body, Map<String, String> headers) {

  private static final long YEAR_2262 = 9_223_372_036L;

  private HostilePush(String what, int status, byte[] body) {
    this(what, status, PushFormat.V2_PROTOBUF, ByteBuffer.wrap(body), Map.of());
  }

  /** All kinds there are, made from a good one, which has metrics of every type. */
  static List<HostilePush> all(byte[] good) throws IOException {
    List<HostilePush> all = new ArrayList<>(broken(good));
    all.addAll(senseless(good));
    all.addAll(excessive(good));
    all.addAll(misaddressed(good));
    return all;
  }

  private static List<HostilePush> broken(byte[] good) throws IOException {
    return List.of(
        new HostilePush("empty", 400, new byte[0]),
        new HostilePush("truncated snappy", 400, Arrays.copyOf(good, good.length - 7)),
        new HostilePush("noise in snappy", 400, Snappy.compress(noise())),
        json("broken JSON", 400, gzipped("[{\"type\":\"Point\"".getBytes(UTF_8))),
        json("JSON that is not gzipped", 400, "[]x".getBytes(UTF_8)));
  }

  private static byte[] noise() {
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);
    return noise;
  }

  private static List<HostilePush> senseless(byte[] good) {
    return List.of(
        new HostilePush("NaN", 400, counter(good, value -> value.setSum(Double.NaN))),
        new HostilePush("infinite", 400, counter(good, value -> value.setSum(1.0 / 0))),
        new HostilePush("the year 2262", 400, counter(good, at(YEAR_2262))),
        new HostilePush("before all time", 400, counter(good, at(Long.MIN_VALUE))),
        new HostilePush("1970", 400, counter(good, at(0))),
        new HostilePush("a gauge's NaN", 400, gauge(good, value -> value.setAvg(Double.NaN))),
        new HostilePush("a gauge upside down", 400, gauge(good, value -> value.setMin(1e9))),
        new HostilePush("more than all", 400, rate(good, value -> value.setNonzeroCount(-1))),
        new HostilePush("spans out of range", 400, trend(good, HostilePush::beyond)),
        new HostilePush(
            "negative, uncounted", 400, trend(good, value -> value.clearExtraLow().setMin(-1))),
        new HostilePush("a sum of NaN", 400, trend(good, value -> value.setSum(Double.NaN))),
        new HostilePush("a wrong count", 400, trend(good, value -> value.setCount(7_000_000))));
  }

  private static Consumer<CounterValue.Builder> at(long second) {
    return value -> value.getTimeBuilder().setSeconds(second);
  }

  private static void beyond(TrendValue.Builder value) {
    value.getSpansBuilder(value.getSpansCount() - 1).setOffset(-2);
  }

  private static List<HostilePush> excessive(byte[] good) throws IOException {
    return List.of(
        new HostilePush("a snappy bomb", 413, Snappy.compress(new byte[100 << 20])),
        new HostilePush("a length that lies", 413, new byte[] {-1, -1, -1, -1, 7, 0}),
        new HostilePush("a million series", 413, series(good, 1_000_000)),
        new HostilePush("more series than the limit", 413, series(good, 100_001)),
        new HostilePush("too long", 413, new byte[(8 << 20) + 1]),
        json("a gzip bomb", 413, gzipped(" ".repeat(200 << 20).getBytes(UTF_8))));
  }

  private static List<HostilePush> misaddressed(byte[] good) {
    return List.of(
        new HostilePush("a wrong token", 401, good).with("Authorization", "Token no"),
        new HostilePush("no type", 415, good).with("Content-Type", "application/json"),
        new HostilePush("a wrong coding", 415, good).with("Content-Encoding", "gzip"),
        new HostilePush("version 3", 400, good).with("K6-Metrics-Protocol-Version", "3.0"));
  }

  private HostilePush with(String header, String value) {
    return new HostilePush(what, status, format, body, Map.of(header, value));
  }

  private static HostilePush json(String what, int status, byte[] body) {
    return new HostilePush(what, status, PushFormat.V1_JSON, ByteBuffer.wrap(body), Map.of());
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] counter(byte[] good, Consumer<CounterValue.Builder> change) {
    return changed(
        good,
        MetricKind.METRIC_KIND_COUNTER,
        series -> change.accept(series.getCountersBuilder().getValuesBuilder(0)));
  }

  private static byte[] gauge(byte[] good, Consumer<GaugeValue.Builder> change) {
    return changed(
        good,
        MetricKind.METRIC_KIND_GAUGE,
        series -> change.accept(series.getGaugesBuilder().getValuesBuilder(0)));
  }

  private static byte[] rate(byte[] good, Consumer<RateValue.Builder> change) {
    return changed(
        good,
        MetricKind.METRIC_KIND_RATE,
        series -> change.accept(series.getRatesBuilder().getValuesBuilder(0)));
  }

  private static byte[] trend(byte[] good, Consumer<TrendValue.Builder> change) {
    return changed(
        good,
        MetricKind.METRIC_KIND_TREND,
        series -> change.accept(series.getTrendsBuilder().getValuesBuilder(0)));
  }

  /** The last series of that kind is otherwise, so that much has been read until it is met. */
  private static byte[] changed(byte[] good, MetricKind kind, Consumer<TimeSeries.Builder> change) {
    return MovedPush.of(good)
        .changed(
            set -> {
              List<Metric.Builder> metrics =
                  set.getMetricsBuilderList().stream()
                      .filter(metric -> metric.getType() == kind)
                      .toList();
              Metric.Builder last = metrics.get(metrics.size() - 1);
              change.accept(last.getTimeSeriesBuilder(last.getTimeSeriesCount() - 1));
            })
        .body();
  }

  private static byte[] series(byte[] good, int count) {
    return MovedPush.of(good)
        .changed(
            set -> {
              Metric.Builder metric =
                  set.addMetricsBuilder()
                      .setName("orders_placed")
                      .setType(MetricKind.METRIC_KIND_COUNTER);
              CounterValues one =
                  set.getMetricsBuilderList().stream()
                      .filter(other -> other.getTimeSeries(0).hasCounters())
                      .findFirst()
                      .orElseThrow()
                      .getTimeSeries(0)
                      .getCounters();
              for (int i = 0; i < count; i++) {
                metric.addTimeSeries(
                    TimeSeries.newBuilder()
                        .setCounters(one)
                        .addLabels(Label.newBuilder().setName("n").setValue(Integer.toString(i))));
              }
            })
        .body();
  }
}
