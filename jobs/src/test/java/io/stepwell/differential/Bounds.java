package io.stepwell.differential;

/**
 * The values that an answer may have: a single one where nothing is rounded, else a narrow range.
 * Both bounds are NaN where there is no value.
 *
 * @param low the least of them
 * @param high the greatest of them
 */
record Bounds(double low, double high) {

  static final Bounds NONE = new Bounds(Double.NaN, Double.NaN);

  static Bounds exactly(double value) {
    return new Bounds(value, value);
  }

  static Bounds about(double value, double tolerance) {
    return new Bounds(value - tolerance, value + tolerance);
  }

  /** What is left of it as a share or a rate. */
  Bounds over(long divisor) {
    return new Bounds(low / (double) divisor, high / (double) divisor);
  }

  /** So much wider on both sides. */
  Bounds widened(double tolerance) {
    return tolerance == 0 ? this : new Bounds(low - tolerance, high + tolerance);
  }

  /** The greater of two values, each of which is only known to lie within its bounds. */
  Bounds max(Bounds other) {
    return new Bounds(Math.max(low, other.low), Math.max(high, other.high));
  }

  /** Whether there is a value that JSON can hold. */
  boolean isNumber() {
    return Double.isFinite(low) && Double.isFinite(high);
  }

  boolean admits(double value) {
    return low <= value && value <= high;
  }

  @Override
  public String toString() {
    return low == high ? String.valueOf(low) : low + ".." + high;
  }
}
