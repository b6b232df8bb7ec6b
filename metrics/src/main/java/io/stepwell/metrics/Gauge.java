package io.stepwell.metrics;

import java.math.BigDecimal;
import java.util.Set;

/** A value that comes and goes: the latest one, and the range and mean of all. */
public final class Gauge implements Aggregate {

  static final TypeDefinition<Gauge> DEFINITION =
      TypeDefinition.of(
              Gauge::new,
              Gauge::read,
              Set.of(
                  Column.COUNT, Column.SUM, Column.MIN, Column.MAX, Column.LAST, Column.LAST_TIME))
          .extreme("last", "Last observed value.", span -> span.within().last())
          .extreme("min", "Least observed value.", span -> span.within().min())
          .extreme("max", "Greatest observed value.", span -> span.within().max())
          .level("avg", "Average of the observed values.", span -> span.within().mean())
          .extreme(
              "last_time",
              "Time of the last observed value, in unix seconds.",
              span -> span.within().lastSeconds());

  private static final int NANO_DIGITS = 9;

  private long count;
  private double sum;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private double last;
  private long lastTime = Long.MIN_VALUE;

  /** The value of the latest sample; of several at one time the greatest. NaN if there is none. */
  public double last() {
    return count == 0 ? Double.NaN : last;
  }

  /** When the latest sample was seen, in unix seconds; NaN if there is none. */
  public double lastSeconds() {
    // Nanoseconds since the epoch are too many for a double: divided as one they would lose some.
    return count == 0 ? Double.NaN : BigDecimal.valueOf(lastTime, NANO_DIGITS).doubleValue();
  }

  /** The least value, NaN if there is none. */
  public double min() {
    return count == 0 ? Double.NaN : min;
  }

  /** The greatest value, NaN if there is none. */
  public double max() {
    return count == 0 ? Double.NaN : max;
  }

  /** The average value, NaN if there is none. */
  public double mean() {
    return sum / count;
  }

  public long count() {
    return count;
  }

  /** The sum of all values. */
  public double sum() {
    return sum;
  }

  /** Adds samples that another system has aggregated already; the time is that of the last one. */
  public void add(
      long samples, double total, double least, double greatest, double latest, long epochNanos) {
    if (samples == 0) {
      return;
    }
    count += samples;
    sum += total;
    min = Math.min(min, least);
    max = Math.max(max, greatest);
    // Of equal times the greater value wins: any rule would do that does not ask who came first.
    if (epochNanos > lastTime || (epochNanos == lastTime && latest > last)) {
      lastTime = epochNanos;
      last = latest;
    }
  }

  @Override
  public MetricType type() {
    return MetricType.GAUGE;
  }

  @Override
  public boolean isEmpty() {
    return count == 0;
  }

  @Override
  public long samples() {
    return count;
  }

  @Override
  public void observe(long epochNanos, double value) {
    add(1, value, value, value, value, epochNanos);
  }

  @Override
  public void merge(Aggregate other) {
    Gauge gauge = Aggregate.same(Gauge.class, other);
    add(gauge.count, gauge.sum, gauge.min, gauge.max, gauge.last, gauge.lastTime);
  }

  @Override
  public void merge(StepColumns rows, int from, int to) {
    long[] counts = rows.counts(Column.COUNT);
    double[] sums = rows.numbers(Column.SUM);
    double[] mins = rows.numbers(Column.MIN);
    double[] maxs = rows.numbers(Column.MAX);
    double[] lasts = rows.numbers(Column.LAST);
    long[] times = rows.counts(Column.LAST_TIME);
    for (int row = from; row < to; row++) {
      add(counts[row], sums[row], mins[row], maxs[row], lasts[row], times[row]);
    }
  }

  @Override
  public void write(ColumnSink sink) {
    sink.count(Column.COUNT, count);
    sink.number(Column.SUM, sum);
    sink.number(Column.MIN, min);
    sink.number(Column.MAX, max);
    sink.number(Column.LAST, last);
    sink.count(Column.LAST_TIME, lastTime);
  }

  private static Gauge read(ColumnSource source) {
    Gauge gauge = new Gauge();
    gauge.count = source.count(Column.COUNT);
    gauge.sum = source.number(Column.SUM);
    gauge.min = source.number(Column.MIN);
    gauge.max = source.number(Column.MAX);
    gauge.last = source.number(Column.LAST);
    gauge.lastTime = source.count(Column.LAST_TIME);
    return gauge;
  }

  @Override
  public int bytes() {
    return 64;
  }
}
