package io.stepwell.schemas.push;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.schemas.k6.Excerpt;
import io.stepwell.schemas.wire.k6.CounterValue;
import io.stepwell.schemas.wire.k6.GaugeValue;
import io.stepwell.schemas.wire.k6.Label;
import io.stepwell.schemas.wire.k6.Metric;
import io.stepwell.schemas.wire.k6.MetricSet;
import io.stepwell.schemas.wire.k6.RateValue;
import io.stepwell.schemas.wire.k6.TimeSeries;
import io.stepwell.schemas.wire.k6.TrendValue;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads what k6 has pushed since version 0.48: a {@link MetricSet} in a snappy block (api.md R45).
 */
final class ProtobufPush {

  /** A window longer than an hour is none of k6's. */
  private static final int LONGEST_PERIOD = 3600;

  private final PushParts parts;
  private final LabelPairs labels;

  private ProtobufPush(long run, PushLimits limits) {
    this.parts = new PushParts(run, limits, MetricNames.CURRENT);
    this.labels = new LabelPairs(limits);
  }

  static Push decode(byte[] body, long run, PushLimits limits) {
    return read(body, run, limits, metric -> true).push();
  }

  /** The parts of some metrics; the others are not looked at. */
  static List<Part> parts(byte[] body, long run, PushLimits limits, Predicate<String> metrics) {
    return read(body, run, limits, metrics).parts();
  }

  private static PushParts read(
      byte[] body, long run, PushLimits limits, Predicate<String> metrics) {
    MetricSet set = parse(SnappyBlock.unpack(body, limits.protobufBytes()));
    checkRun(set.getTestRunId(), run);
    int period = set.getAggregationPeriod();
    if (period < 1 || period > LONGEST_PERIOD) {
      throw new BadPushException(
          String.format(
              "the push has an aggregation period of %s s; it is from 1 to %d",
              Integer.toUnsignedString(period), LONGEST_PERIOD));
    }
    ProtobufPush push = new ProtobufPush(run, limits);
    for (Metric metric : set.getMetricsList()) {
      if (metrics.test(metric.getName())) {
        push.read(metric);
      }
    }
    return push.parts;
  }

  private static MetricSet parse(byte[] bytes) {
    try {
      return MetricSet.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new BadPushException("the push is not a whole protobuf message of k6's");
    }
  }

  private static void checkRun(String named, long run) {
    if (!named.isEmpty() && !named.equals(Long.toString(run))) {
      throw new BadPushException(
          String.format(
              "the push is of test run %s but was sent to test run %d", Excerpt.of(named), run));
    }
  }

  private void read(Metric metric) {
    MetricType type =
        switch (metric.getType()) {
          case METRIC_KIND_COUNTER -> MetricType.COUNTER;
          case METRIC_KIND_GAUGE -> MetricType.GAUGE;
          case METRIC_KIND_RATE -> MetricType.RATE;
          case METRIC_KIND_TREND -> MetricType.TREND;
          case METRIC_KIND_UNSPECIFIED, UNRECOGNIZED ->
              throw new BadPushException(
                  String.format(
                      "metric %s has the type %d, which is none of k6's four",
                      Excerpt.of(metric.getName()), metric.getTypeValue()));
        };
    String name = metric.getName();
    parts.declare(name, type);
    for (TimeSeries series : metric.getTimeSeriesList()) {
      labels.clear();
      for (Label label : series.getLabelsList()) {
        labels.add(label.getName(), label.getValue());
      }
      read(series, type, parts.series(name, labels.labels(type)));
    }
  }

  private void read(TimeSeries series, MetricType type, SeriesKey key) {
    String metric = key.metric();
    if (series.getSamplesCase() != samples(type)) {
      throw new BadPushException(
          String.format(
              "metric %s is a %s but has a series with %s",
              metric, type.word(), word(series.getSamplesCase())));
    }
    switch (type) {
      case COUNTER -> {
        for (CounterValue value : series.getCounters().getValuesList()) {
          Place place = place(metric, value.getTime());
          parts.add(key, place.second(), CounterWindow.read(value, place));
        }
      }
      case GAUGE -> {
        for (GaugeValue value : series.getGauges().getValuesList()) {
          Place place = place(metric, value.getTime());
          parts.add(key, place.second(), GaugeWindow.read(value, place));
        }
      }
      case RATE -> {
        for (RateValue value : series.getRates().getValuesList()) {
          Place place = place(metric, value.getTime());
          parts.add(key, place.second(), RateWindow.read(value, place));
        }
      }
      case TREND -> {
        for (TrendValue value : series.getTrends().getValuesList()) {
          Place place = place(metric, value.getTime());
          parts.add(key, place.second(), TrendWindow.read(value, place));
        }
      }
    }
  }

  private static TimeSeries.SamplesCase samples(MetricType type) {
    return switch (type) {
      case COUNTER -> TimeSeries.SamplesCase.COUNTERS;
      case GAUGE -> TimeSeries.SamplesCase.GAUGES;
      case RATE -> TimeSeries.SamplesCase.RATES;
      case TREND -> TimeSeries.SamplesCase.TRENDS;
    };
  }

  private static String word(TimeSeries.SamplesCase samples) {
    return switch (samples) {
      case COUNTERS -> "values of a counter";
      case GAUGES -> "values of a gauge";
      case RATES -> "values of a rate";
      case TRENDS -> "values of a trend";
      case SAMPLES_NOT_SET -> "no values";
    };
  }

  /** A window that has no time comes out as one of 1970, which is refused like it. */
  private static Place place(String metric, Timestamp start) {
    if (start.getNanos() != 0) {
      throw new BadPushException(
          "metric " + metric + " has a window that does not start at a whole second");
    }
    PushParts.epochNanos(metric, start.getSeconds(), 0);
    return new Place(metric, start.getSeconds());
  }
}
