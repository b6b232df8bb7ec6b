package io.stepwell.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Timestamp;
import io.stepwell.schemas.wire.k6.CounterValue;
import io.stepwell.schemas.wire.k6.Label;
import io.stepwell.schemas.wire.k6.Metric;
import io.stepwell.schemas.wire.k6.MetricSet;
import io.stepwell.schemas.wire.k6.TimeSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.xerial.snappy.Snappy;

/**
 * A push of one load generator: as many copies of a recorded window, told apart by a label, as make
 * the series of a full push of k6. It is made once and sent for many a second, as writing it costs
 * more than receiving it does.
 */
final class PushTemplate {

  /** What k6 pushes at once at most. */
  static final int SERIES = 1_000;

  /** Five bytes long in a varint, as is every time from 1978 to 3058, and like no other bytes. */
  private static final long NO_SECOND = (1L << 35) - 1;

  private static final int SECOND_BYTES = 5;

  /** Stands for a push's number, and is like no other bytes. */
  private static final String NO_NUMBER = "#######";

  private final byte[] message;
  private final int[] times;
  private final int[] numbers;
  private final PushedTotals totals;

  private PushTemplate(byte[] message, boolean numbered, PushedTotals totals) {
    this.message = message;
    this.times = times(message);
    this.numbers = places(message, NO_NUMBER.getBytes(UTF_8));
    this.totals = totals;
    if (times.length != SERIES || numbers.length != (numbered ? SERIES : 0)) {
      throw new IllegalStateException(
          "found %d times and %d numbers in a push of %d series"
              .formatted(times.length, numbers.length, SERIES));
    }
  }

  /**
   * The template of one generator.
   *
   * @param run the test run's id
   * @param instance the generator, by its label {@code instance_id}
   * @param numbered whether a label {@code push} makes the series of every push further ones
   */
  static PushTemplate of(long run, int instance, RecordedSecond window, boolean numbered) {
    Map<String, Metric.Builder> metrics = new LinkedHashMap<>();
    PushedTotals totals = new PushedTotals();
    for (int i = 0; i < SERIES; i++) {
      RecordedSecond.Series series = window.series().get(i % window.series().size());
      int copy = i / window.series().size() + 1;
      TimeSeries.Builder labelled =
          series.values().toBuilder()
              .addLabels(label("instance_id", Integer.toString(instance)))
              .addLabels(label("service", Integer.toString(copy)));
      if (numbered) {
        labelled.addLabels(label("push", NO_NUMBER));
      }
      setTime(labelled);
      metrics
          .computeIfAbsent(series.metric().getName(), name -> series.metric().toBuilder())
          .addTimeSeries(labelled);
      totals.add(series.metric().getName(), series.values());
    }
    MetricSet.Builder set =
        MetricSet.newBuilder().setTestRunId(Long.toString(run)).setAggregationPeriod(1);
    metrics.values().forEach(set::addMetrics);
    return new PushTemplate(set.build().toByteArray(), numbered, totals);
  }

  private static Label label(String name, String value) {
    return Label.newBuilder().setName(name).setValue(value).build();
  }

  private static void setTime(TimeSeries.Builder series) {
    Timestamp time = Timestamp.newBuilder().setSeconds(NO_SECOND).build();
    switch (series.getSamplesCase()) {
      case COUNTERS -> series.getCountersBuilder().getValuesBuilder(0).setTime(time);
      case GAUGES -> series.getGaugesBuilder().getValuesBuilder(0).setTime(time);
      case RATES -> series.getRatesBuilder().getValuesBuilder(0).setTime(time);
      case TRENDS -> series.getTrendsBuilder().getValuesBuilder(0).setTime(time);
      case SAMPLES_NOT_SET -> throw new IllegalStateException("a recorded series has no value");
    }
  }

  /** Where the seconds stand. */
  private static int[] times(byte[] message) {
    byte[] wanted =
        CounterValue.newBuilder()
            .setTime(Timestamp.newBuilder().setSeconds(NO_SECOND))
            .build()
            .toByteArray();
    return IntStream.of(places(message, wanted))
        .map(at -> at + wanted.length - SECOND_BYTES)
        .toArray();
  }

  private static int[] places(byte[] message, byte[] wanted) {
    return IntStream.range(0, message.length - wanted.length + 1)
        .filter(at -> Arrays.equals(message, at, at + wanted.length, wanted, 0, wanted.length))
        .toArray();
  }

  /**
   * The body that is sent.
   *
   * @param second what its values are of, since the epoch
   * @param number how many its generator has sent before, below 10 million
   */
  byte[] at(long second, long number) {
    byte[] later = message.clone();
    byte[] digits = "%07d".formatted(number).getBytes(UTF_8);
    for (int place : numbers) {
      System.arraycopy(digits, 0, later, place, digits.length);
    }
    byte[] time = new byte[SECOND_BYTES];
    try {
      CodedOutputStream.newInstance(time).writeUInt64NoTag(second);
      for (int place : times) {
        System.arraycopy(time, 0, later, place, SECOND_BYTES);
      }
      return Snappy.compress(later);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the values of one such push add up to. */
  PushedTotals totals() {
    return totals;
  }
}
