package io.stepwell.metrics;

/**
 * The state of some samples of one metric: what is left of them when only their merge matters.
 *
 * <p>States of one type form a commutative monoid: a new one is the identity, {@link #merge} is
 * associative and commutative (floating-point sums up to rounding, sketches up to their rank
 * error), and observing all samples gives what merging the states of any split of them gives. That
 * is why late, reordered and divided input never changes an answer.
 *
 * <p>Mutable, for use by one thread.
 */
public sealed interface Aggregate permits Counter, Gauge, Rate, Trend {

  MetricType type();

  /** Whether no sample is in it. */
  boolean isEmpty();

  /** How many samples are in it. */
  long samples();

  /**
   * Takes one sample in.
   *
   * @param epochNanos when it was seen, nanoseconds since the epoch
   * @param value its value, finite
   */
  void observe(long epochNanos, double value);

  /**
   * Takes another state in, which stays as it is.
   *
   * @throws IllegalArgumentException if it is of another type
   */
  void merge(Aggregate other);

  /** Takes the stored rows {@code from} (inclusive) to {@code to} (exclusive) in. */
  void merge(StepColumns rows, int from, int to);

  /** Hands the state out, one call for each of the type's columns. */
  void write(ColumnSink sink);

  /** An estimate of the memory held, in bytes. */
  int bytes();

  /** The cast that each type's merge begins with. */
  static <A extends Aggregate> A same(Class<A> type, Aggregate other) {
    if (!type.isInstance(other)) {
      throw new IllegalArgumentException(
          "a " + other.type().word() + " cannot be merged into a " + type.getSimpleName());
    }
    return type.cast(other);
  }
}
