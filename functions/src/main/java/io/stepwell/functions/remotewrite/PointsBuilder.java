package io.stepwell.functions.remotewrite;

import io.stepwell.schemas.wire.prometheus.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Gathers points of one time and hands them out by as many as fit well into a request. */
final class PointsBuilder {

  static final int MOST = 2_000;

  private final BlockKey block;
  private final long millis;
  private final Consumer<Points> out;
  private final List<TimeSeries> series = new ArrayList<>();
  private final double[] values = new double[MOST];

  PointsBuilder(BlockKey block, long millis, Consumer<Points> out) {
    this.block = block;
    this.millis = millis;
    this.out = out;
  }

  void add(TimeSeries template, double value) {
    values[series.size()] = value;
    series.add(template);
    if (series.size() == MOST) {
      flush();
    }
  }

  /** Hands out the rest, if there is any. */
  void flush() {
    if (!series.isEmpty()) {
      out.accept(
          new Points(
              block,
              millis,
              series.toArray(TimeSeries[]::new),
              Arrays.copyOf(values, series.size())));
      series.clear();
    }
  }
}
