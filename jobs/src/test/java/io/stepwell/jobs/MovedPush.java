package io.stepwell.jobs;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.stepwell.schemas.wire.k6.CounterValue;
import io.stepwell.schemas.wire.k6.GaugeValue;
import io.stepwell.schemas.wire.k6.Label;
import io.stepwell.schemas.wire.k6.Metric;
import io.stepwell.schemas.wire.k6.MetricSet;
import io.stepwell.schemas.wire.k6.RateValue;
import io.stepwell.schemas.wire.k6.TimeSeries;
import io.stepwell.schemas.wire.k6.TrendValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.xerial.snappy.Snappy;

/** Recorded pushes in protobuf, as they would have been otherwise, elsewhere or at another time. */
public final class MovedPush {

  private final MetricSet.Builder set;

  private MovedPush(MetricSet.Builder set) {
    this.set = set;
  }

  /** The push of a recorded body. */
  public static MovedPush of(byte[] body) {
    try {
      return new MovedPush(MetricSet.parseFrom(Snappy.uncompress(body)).toBuilder());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** To another run. */
  public MovedPush toRun(long run) {
    set.setTestRunId(Long.toString(run));
    return this;
  }

  /** With a tag on all samples, as {@code k6 run --tag NAME=VALUE} has them. */
  MovedPush tagged(String name, String value) {
    Label label = Label.newBuilder().setName(name).setValue(value).build();
    for (Metric.Builder metric : set.getMetricsBuilderList()) {
      metric.getTimeSeriesBuilderList().forEach(series -> series.addLabels(label));
    }
    return this;
  }

  /** By a clock that is ahead of that of the recording, or behind if it is negative. */
  public MovedPush later(long seconds) {
    for (Metric.Builder metric : set.getMetricsBuilderList()) {
      metric.getTimeSeriesBuilderList().forEach(series -> move(series, seconds));
    }
    return this;
  }

  private static void move(TimeSeries.Builder series, long seconds) {
    switch (series.getSamplesCase()) {
      case COUNTERS -> {
        for (CounterValue.Builder value : series.getCountersBuilder().getValuesBuilderList()) {
          move(value.getTimeBuilder(), seconds);
        }
      }
      case GAUGES -> {
        for (GaugeValue.Builder value : series.getGaugesBuilder().getValuesBuilderList()) {
          move(value.getTimeBuilder(), seconds);
        }
      }
      case RATES -> {
        for (RateValue.Builder value : series.getRatesBuilder().getValuesBuilderList()) {
          move(value.getTimeBuilder(), seconds);
        }
      }
      case TRENDS -> {
        for (TrendValue.Builder value : series.getTrendsBuilder().getValuesBuilderList()) {
          move(value.getTimeBuilder(), seconds);
        }
      }
      case SAMPLES_NOT_SET -> throw new AssertionError("a series without values");
    }
  }

  private static void move(Timestamp.Builder time, long seconds) {
    time.setSeconds(time.getSeconds() + seconds);
  }

  /** Changed in any way. */
  MovedPush changed(Consumer<MetricSet.Builder> change) {
    change.accept(set);
    return this;
  }

  /** What is sent. */
  public byte[] body() {
    try {
      return Snappy.compress(set.build().toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
