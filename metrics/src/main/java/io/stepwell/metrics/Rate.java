package io.stepwell.metrics;

import java.util.Set;

/** A yes-or-no metric: how many samples, and how many of them were not zero. */
public final class Rate implements Aggregate {

  static final TypeDefinition<Rate> DEFINITION =
      TypeDefinition.of(Rate::new, Rate::read, Set.of(Column.COUNT, Column.NONZERO))
          .total("increase_total", "Observations in the span.", span -> span.within().total())
          .level(
              "rate_total",
              "Observations per second of the span.",
              span -> span.within().total() / span.seconds())
          .total(
              "value_total",
              "Observations since the run's start, up to the end of the span.",
              span -> span.sinceStart().total())
          .total(
              "increase_nz", "Nonzero observations in the span.", span -> span.within().nonzero())
          .level(
              "rate_nz",
              "Nonzero observations per second of the span.",
              span -> span.within().nonzero() / span.seconds())
          .total(
              "value_nz",
              "Nonzero observations since the run's start, up to the end of the span.",
              span -> span.sinceStart().nonzero())
          .total("increase_z", "Zero observations in the span.", span -> span.within().zero())
          .level(
              "rate_z",
              "Zero observations per second of the span.",
              span -> span.within().zero() / span.seconds())
          .total(
              "value_z",
              "Zero observations since the run's start, up to the end of the span.",
              span -> span.sinceStart().zero())
          .level(
              "ratio",
              "Share of nonzero observations in the span, 0 to 1.",
              span -> span.within().nonzero() / span.within().total());

  private long total;
  private long nonzero;

  /** How many observations; a double, as formulas divide it. */
  public double total() {
    return total;
  }

  /** How many observations were not zero. */
  public double nonzero() {
    return nonzero;
  }

  /** How many observations were zero. */
  public double zero() {
    return total - nonzero;
  }

  /** Adds observations that another system has counted already. */
  public void add(long observations, long notZero) {
    total += observations;
    nonzero += notZero;
  }

  @Override
  public MetricType type() {
    return MetricType.RATE;
  }

  @Override
  public boolean isEmpty() {
    return total == 0;
  }

  @Override
  public long samples() {
    return total;
  }

  @Override
  public void observe(long epochNanos, double value) {
    add(1, value != 0 ? 1 : 0);
  }

  @Override
  public void merge(Aggregate other) {
    Rate rate = Aggregate.same(Rate.class, other);
    add(rate.total, rate.nonzero);
  }

  @Override
  public void merge(StepColumns rows, int from, int to) {
    long[] counts = rows.counts(Column.COUNT);
    long[] nonzeros = rows.counts(Column.NONZERO);
    for (int row = from; row < to; row++) {
      add(counts[row], nonzeros[row]);
    }
  }

  @Override
  public void write(ColumnSink sink) {
    sink.count(Column.COUNT, total);
    sink.count(Column.NONZERO, nonzero);
  }

  private static Rate read(ColumnSource source) {
    Rate rate = new Rate();
    rate.add(source.count(Column.COUNT), source.count(Column.NONZERO));
    return rate;
  }

  @Override
  public int bytes() {
    return 32;
  }
}
