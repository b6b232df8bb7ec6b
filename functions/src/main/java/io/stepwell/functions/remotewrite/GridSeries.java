package io.stepwell.functions.remotewrite;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Gauge;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Rate;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.Trend;
import io.stepwell.schemas.prometheus.SeriesLabels;
import io.stepwell.schemas.wire.prometheus.TimeSeries;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** A series that a block sends: its totals until now, and the newest point of each of its lines. */
final class GridSeries {

  private static final List<BigDecimal> SHARES =
      List.of(new BigDecimal("0.5"), new BigDecimal("0.95"), new BigDecimal("0.99"));

  private final SeriesKey key;
  private final MetricType type;
  private final List<Line> lines;
  private final List<TimeSeries> templates;

  /** Of a counter its sum; of a rate all and nonzero observations; of a trend count and sum. */
  private final double[] totals = new double[2];

  private final long[] newestMillis;
  private final double[] newest;
  private long lastSeen;

  GridSeries(SeriesKey key, MetricType type) {
    this.key = key;
    this.type = type;
    this.lines = Line.of(type);
    Map<String, String> labels = key.labels().asMap();
    this.templates =
        lines.stream()
            .map(line -> SeriesLabels.series(key.metric() + line.suffix(), labels))
            .toList();
    this.newestMillis = new long[lines.size()];
    this.newest = new double[lines.size()];
  }

  SeriesKey key() {
    return key;
  }

  MetricType type() {
    return type;
  }

  List<Line> lines() {
    return lines;
  }

  /** A line as the receiver knows it, without samples. */
  TimeSeries template(int line) {
    return templates.get(line);
  }

  /** Where the last window ends that it had samples in, in seconds since the epoch. */
  long lastSeen() {
    return lastSeen;
  }

  /**
   * The values of its lines at the end of a window, NaN where there is none, which it takes note of
   * as the newest.
   *
   * @param window what came in the window; none repeats the totals
   */
  double[] fix(@Nullable Aggregate window, long endSecond) {
    double[] values = new double[lines.size()];
    Arrays.fill(values, Double.NaN);
    if (window != null) {
      lastSeen = endSecond;
      take(window, values);
    }
    putTotals(values);
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        newest[i] = values[i];
        newestMillis[i] = endSecond * Grid.MILLIS;
      }
    }
    return values;
  }

  private void take(Aggregate window, double[] values) {
    if (window instanceof Counter counter) {
      totals[0] += counter.sum();
    } else if (window instanceof Gauge gauge) {
      values[0] = gauge.last();
    } else if (window instanceof Rate rate) {
      totals[0] += rate.total();
      totals[1] += rate.nonzero();
      values[0] = rate.nonzero() / rate.total();
    } else if (window instanceof Trend trend) {
      totals[0] += trend.count();
      totals[1] += trend.sum();
      values[0] = trend.min();
      values[1] = trend.max();
      values[2] = trend.mean();
      System.arraycopy(trend.quantiles(SHARES), 0, values, 3, SHARES.size());
    }
  }

  private void putTotals(double[] values) {
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      if (lines.get(i).total()) {
        values[i] = totals[next++];
      }
    }
  }

  /** When the newest point of a line is, in milliseconds since the epoch; 0 if there is none. */
  long newestMillis(int line) {
    return newestMillis[line];
  }

  double newest(int line) {
    return newest[line];
  }

  /** Writes what its key does not tell. */
  void write(DataOutputView out) throws IOException {
    out.writeDouble(totals[0]);
    out.writeDouble(totals[1]);
    out.writeLong(lastSeen);
    for (int i = 0; i < newest.length; i++) {
      out.writeLong(newestMillis[i]);
      out.writeDouble(newest[i]);
    }
  }

  /** Reads what {@link #write} wrote into a fresh one. */
  void read(DataInputView in) throws IOException {
    totals[0] = in.readDouble();
    totals[1] = in.readDouble();
    lastSeen = in.readLong();
    for (int i = 0; i < newest.length; i++) {
      newestMillis[i] = in.readLong();
      newest[i] = in.readDouble();
    }
  }
}
