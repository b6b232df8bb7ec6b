package io.stepwell.metrics;

import static io.stepwell.metrics.Parameter.SECONDS;

import java.util.Set;

/** A sum that samples add to; a sample may be negative. */
public final class Counter implements Aggregate {

  static final TypeDefinition<Counter> DEFINITION =
      TypeDefinition.of(Counter::new, Counter::read, Set.of(Column.COUNT, Column.SUM))
          .total("increase", "Total increase in the span.", span -> span.within().sum())
          .level(
              "rate",
              "Average increase per second of the span.",
              span -> span.within().sum() / span.seconds())
          .total(
              "value",
              "Total since the run's start, up to the end of the span.",
              span -> span.sinceStart().sum())
          .level(
              "cumrate",
              "`value` per second since the run's start.",
              span -> span.sinceStart().sum() / span.secondsSinceStart())
          .extreme(
              "max_rate",
              SECONDS,
              "Greatest rate of all sub-windows of that many seconds, each one second after the"
                  + " other.",
              (span, width) ->
                  span.greatestSliding(width.intValueExact(), Counter::sum)
                      / Math.min(width.intValueExact(), span.seconds()));

  private long count;
  private double sum;

  /** The sum of all values. */
  public double sum() {
    return sum;
  }

  /** How many samples there were. */
  public long count() {
    return count;
  }

  /** Adds samples that another system has summed already. */
  public void add(long samples, double total) {
    count += samples;
    sum += total;
  }

  @Override
  public MetricType type() {
    return MetricType.COUNTER;
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
    count++;
    sum += value;
  }

  @Override
  public void merge(Aggregate other) {
    Counter counter = Aggregate.same(Counter.class, other);
    add(counter.count, counter.sum);
  }

  @Override
  public void merge(StepColumns rows, int from, int to) {
    long[] counts = rows.counts(Column.COUNT);
    double[] sums = rows.numbers(Column.SUM);
    for (int row = from; row < to; row++) {
      count += counts[row];
      sum += sums[row];
    }
  }

  @Override
  public void write(ColumnSink sink) {
    sink.count(Column.COUNT, count);
    sink.number(Column.SUM, sum);
  }

  private static Counter read(ColumnSource source) {
    Counter counter = new Counter();
    counter.add(source.count(Column.COUNT), source.number(Column.SUM));
    return counter;
  }

  @Override
  public int bytes() {
    return 32;
  }
}
