package io.stepwell.metrics;

import static io.stepwell.metrics.Parameter.QUANTILE;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A distribution: exact count, sum, least, greatest and squared deviations beside a sketch of the
 * values. The deviations are kept in the form of Welford (1962) and merged as Chan, Golub and
 * LeVeque (1979) do, which stays exact where a sum of squares would cancel.
 */
public final class Trend implements Aggregate {

  static final TypeDefinition<Trend> DEFINITION =
      TypeDefinition.of(
              Trend::new,
              Trend::read,
              Set.of(
                  Column.COUNT, Column.SUM, Column.MIN, Column.MAX, Column.SQUARES, Column.SKETCH))
          .extreme("histogram_max", "Greatest observed value.", span -> span.within().max())
          .extreme("histogram_min", "Least observed value.", span -> span.within().min())
          .level("histogram_avg", "Average of the observed values.", span -> span.within().mean())
          .level(
              "histogram_stddev",
              "Population standard deviation of the observed values.",
              span -> span.within().standardDeviation())
          .sketchMethod(
              "histogram_quantile",
              QUANTILE,
              "The observed value below or at which that share of the observations lies.",
              (span, quantile) -> span.within().quantile(quantile))
          .total(
              "histogram_count_increase",
              "Observations in the span.",
              span -> span.within().count())
          .total(
              "histogram_count_value",
              "Observations since the run's start, up to the end of the span.",
              span -> span.sinceStart().count());

  private long count;
  private double sum;
  private double mean;
  private double squares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private final Sketch sketch;

  /** Items of stored sketches, which are selected from together rather than merged. */
  private final List<SketchItems> stored = new ArrayList<>(0);

  /** An empty trend whose sketch holds what one base second needs. */
  public Trend() {
    this(Sketch.BASE_K);
  }

  /** An empty trend that keeps {@code k} values before its sketch starts to estimate. */
  public Trend(int k) {
    this(new Sketch(k));
  }

  private Trend(Sketch sketch) {
    this.sketch = sketch;
  }

  /**
   * A trend of samples that something else has counted and sketched already.
   *
   * @param squares the sum of their squared deviations from their mean
   * @param sketch their values, taken over
   */
  public static Trend of(
      long count, double sum, double min, double max, double squares, Sketch sketch) {
    Trend trend = new Trend(sketch);
    trend.addMoments(count, sum, min, max, squares);
    return trend;
  }

  /** How many observations; a double, as formulas divide it. */
  public double count() {
    return count;
  }

  public double sum() {
    return sum;
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

  /** The population standard deviation, NaN if there is no value. */
  public double standardDeviation() {
    return Math.sqrt(squares / count);
  }

  public Sketch sketch() {
    return sketch;
  }

  /**
   * The value of rank max(1, ceil(q · count)), NaN if there is none. The first and the last rank
   * are the exact least and greatest value.
   *
   * @param q from 0 to 1, the very decimal that was asked for
   */
  public double quantile(BigDecimal q) {
    return quantile(q, this::items);
  }

  /** The {@link #quantile} of each of several shares, for less than one after the other takes. */
  public double[] quantiles(List<BigDecimal> shares) {
    List<SketchItems> items = items();
    return shares.stream().mapToDouble(q -> quantile(q, () -> items)).toArray();
  }

  private double quantile(BigDecimal q, Supplier<List<SketchItems>> items) {
    if (count == 0) {
      return Double.NaN;
    }
    long rank =
        q.multiply(BigDecimal.valueOf(count)).setScale(0, RoundingMode.CEILING).longValueExact();
    if (rank <= 1) {
      return min;
    }
    if (rank >= count) {
      return max;
    }
    return Math.min(max, Math.max(min, widen(Ranks.select(items.get(), rank))));
  }

  /**
   * How many observations lie in each of some ranges of values.
   *
   * @param upTo the ranges' upper bounds, ascending, each in its range; what lies above the last
   *     counts in the last
   */
  public long[] counts(double[] upTo) {
    float[] bounds = new float[upTo.length];
    for (int range = 0; range < bounds.length; range++) {
      bounds[range] = (float) upTo[range];
    }
    long[] counts = new long[bounds.length];
    items().forEach(items -> items.addTo(bounds, counts));
    return counts;
  }

  /** The least value above 0 that the sketch has kept; NaN if there is none. */
  public double leastAboveZero() {
    float least = Float.POSITIVE_INFINITY;
    for (SketchItems items : items()) {
      int first = items.sizeUpTo(0);
      if (first < items.size()) {
        least = Math.min(least, items.value(first));
      }
    }
    return Float.isInfinite(least) ? Double.NaN : widen(least);
  }

  /** The values with their weights, sketch by sketch. */
  List<SketchItems> items() {
    List<SketchItems> items = new ArrayList<>(stored);
    if (sketch.weight() > 0) {
      items.add(sketch.items());
    }
    return items;
  }

  /** The double that prints as the float does: 4.93 stays 4.93 and is not 4.929999828338623. */
  static double widen(float value) {
    return Double.parseDouble(Float.toString(value));
  }

  @Override
  public MetricType type() {
    return MetricType.TREND;
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
    double deviation = value - mean;
    mean += deviation / count;
    squares += deviation * (value - mean);
    min = Math.min(min, value);
    max = Math.max(max, value);
    sketch.observe(value);
  }

  @Override
  public void merge(Aggregate other) {
    Trend trend = Aggregate.same(Trend.class, other);
    addMoments(trend.count, trend.sum, trend.min, trend.max, trend.squares);
    sketch.merge(trend.sketch);
    stored.addAll(trend.stored);
  }

  @Override
  public void merge(StepColumns rows, int from, int to) {
    long[] counts = rows.counts(Column.COUNT);
    double[] sums = rows.numbers(Column.SUM);
    double[] mins = rows.numbers(Column.MIN);
    double[] maxs = rows.numbers(Column.MAX);
    double[] deviations = rows.numbers(Column.SQUARES);
    SketchItems[] sketches = rows.sketches();
    for (int row = from; row < to; row++) {
      addMoments(counts[row], sums[row], mins[row], maxs[row], deviations[row]);
      if (sketches.length > 0) {
        stored.add(sketches[row]);
      }
    }
  }

  private void addMoments(
      long samples, double total, double least, double greatest, double deviations) {
    if (samples == 0) {
      return;
    }
    long all = count + samples;
    if (count == 0) {
      squares = deviations;
      mean = total / samples;
    } else {
      double distance = total / samples - mean;
      squares += deviations + distance * distance * ((double) count * samples / all);
      mean += distance * samples / all;
    }
    count = all;
    sum += total;
    min = Math.min(min, least);
    max = Math.max(max, greatest);
  }

  @Override
  public void write(ColumnSink sink) {
    sink.count(Column.COUNT, count);
    sink.number(Column.SUM, sum);
    sink.number(Column.MIN, min);
    sink.number(Column.MAX, max);
    sink.number(Column.SQUARES, squares);
    sink.sketch(Column.SKETCH, sketch);
  }

  private static Trend read(ColumnSource source) {
    long count = source.count(Column.COUNT);
    double sum = source.number(Column.SUM);
    double min = source.number(Column.MIN);
    double max = source.number(Column.MAX);
    double squares = source.number(Column.SQUARES);
    return of(count, sum, min, max, squares, source.sketch(Column.SKETCH));
  }

  @Override
  public int bytes() {
    return 128 + sketch.bytes();
  }
}
