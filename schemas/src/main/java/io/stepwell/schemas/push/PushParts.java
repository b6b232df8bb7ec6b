package io.stepwell.schemas.push;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.BuiltinMetrics;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.schemas.k6.SampleTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects what a push holds while it is read. */
final class PushParts {

  private record Cell(SeriesKey series, long second) {}

  private final long run;
  private final PushLimits limits;
  private final MetricNames names;

  private final SortedMap<String, MetricType> metrics = new TreeMap<>();
  private final Set<SeriesKey> series = new HashSet<>();
  private final List<Part> parts = new ArrayList<>();
  private final Map<Cell, Aggregate> bySample = new HashMap<>();
  private final List<Sample> samples = new ArrayList<>();
  private int values;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  PushParts(long run, PushLimits limits, MetricNames names) {
    this.run = run;
    this.limits = limits;
    this.names = names;
  }

  /** Takes note of a metric's type, which is the same wherever the metric is met. */
  void declare(String metric, MetricType type) {
    MetricType known = metrics.get(metric);
    if (known == null) {
      names.check(metric);
      known = BuiltinMetrics.named(metric).map(builtin -> builtin.type()).orElse(type);
      metrics.put(metric, known);
    }
    if (known != type) {
      throw new BadPushException(
          String.format(
              "metric %s comes as a %s but is a %s; its values cannot be merged",
              metric, type.word(), known.word()));
    }
  }

  /** A series of a declared metric. */
  SeriesKey series(String metric, Labels labels) {
    SeriesKey key = new SeriesKey(metric, labels);
    if (series.add(key) && series.size() > limits.series()) {
      throw new PushTooLargeException(
          "the push holds more than " + limits.series() + " series; push fewer at a time");
    }
    return key;
  }

  /** Takes a window in that k6 has aggregated. */
  void add(SeriesKey key, long second, Aggregate aggregate) {
    seen(second);
    parts.add(new Part(run, key, Resolution.BASE, second, aggregate));
  }

  /** Takes a sample in. */
  void add(Sample sample) {
    long second = sample.second();
    seen(second);
    samples.add(sample);
    bySample
        .computeIfAbsent(new Cell(sample.series(), second), cell -> sample.type().empty())
        .observe(sample.epochNanos(), sample.value());
  }

  private void seen(long second) {
    first = Math.min(first, second);
    last = Math.max(last, second);
    if (++values > limits.values()) {
      throw new PushTooLargeException(
          "the push holds more than " + limits.values() + " values; push fewer at a time");
    }
  }

  /** Nanoseconds since the epoch of a time that a push names. */
  static long epochNanos(String metric, long epochSecond, long nanos) {
    long time = SampleTime.of(epochSecond, nanos);
    if (!SampleTime.accepts(time)) {
      throw new BadPushException(
          String.format(
              "metric %s has the time %d, which is not from 2000 to 2099; set the load generator's"
                  + " clock",
              metric, epochSecond));
    }
    return time;
  }

  /** The windows that k6 has aggregated. */
  List<Part> parts() {
    return Collections.unmodifiableList(parts);
  }

  /** All that was collected; nothing can be added afterwards. */
  Push push() {
    if (values == 0) {
      throw new BadPushException("the push holds no values");
    }
    bySample.forEach(
        (cell, aggregate) ->
            parts.add(new Part(run, cell.series(), Resolution.BASE, cell.second(), aggregate)));
    return new Push(
        parts(),
        Collections.unmodifiableList(samples),
        Collections.unmodifiableSortedMap(metrics),
        series.size(),
        first,
        last);
  }
}
