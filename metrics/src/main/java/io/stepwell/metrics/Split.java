package io.stepwell.metrics;

/**
 * How observed values lie about a bound: how many are below it and how many at it, and which come
 * nearest to it. That is enough to hold any quantile against the bound, and it only ever adds up;
 * so a quantile can be followed through a run second by second at no more cost than a count.
 */
public final class Split {

  private final double bound;

  /** The greatest float that is less than the bound, and the greatest that is not more. */
  private final float below;

  private final float upTo;

  private long count;
  private long countBelow;
  private long countUpTo;
  private double greatestBelow = Double.NEGATIVE_INFINITY;
  private double leastAbove = Double.POSITIVE_INFINITY;

  /** About that bound, without values yet. */
  public Split(double bound) {
    this.bound = bound;
    float near = (float) bound;
    this.upTo = Trend.widen(near) > bound ? Math.nextDown(near) : near;
    this.below = Trend.widen(upTo) < bound ? upTo : Math.nextDown(upTo);
  }

  /** Takes in the values of a trend, which has to have its sketch. */
  public void add(Trend trend) {
    for (SketchItems items : trend.items()) {
      int sizeBelow = items.sizeUpTo(below);
      int sizeUpTo = items.sizeUpTo(upTo);
      count += items.weight();
      countBelow += items.weightOf(sizeBelow);
      countUpTo += items.weightOf(sizeUpTo);
      if (sizeBelow > 0) {
        greatestBelow = Math.max(greatestBelow, Trend.widen(items.value(sizeBelow - 1)));
      }
      if (sizeUpTo < items.size()) {
        leastAbove = Math.min(leastAbove, Trend.widen(items.value(sizeUpTo)));
      }
    }
  }

  /** Whether there is no value. */
  public boolean isEmpty() {
    return count == 0;
  }

  /**
   * A number that compares with the bound as a quantile does: the bound itself, an infinity on the
   * quantile's side of it, or the quantile, where that lies between two values of different sides.
   *
   * <p>The quantile is k6's: it stands at the place {@code share · (count − 1)}, from 0, among the
   * values in order, and between two places it is interpolated.
   *
   * @param share from 0 to 1
   * @return NaN if there is no value
   */
  public double beside(double share) {
    if (isEmpty()) {
      return Double.NaN;
    }
    double place = share * (count - 1);
    long lower = (long) Math.floor(place);
    double from = at(lower);
    double to = at((long) Math.ceil(place));
    return from == to ? from : between(from, to, place - lower);
  }

  /** The value at a place, as far as it is one of those next to the bound. */
  private double at(long place) {
    if (place < countBelow) {
      return place == countBelow - 1 ? greatestBelow : Double.NEGATIVE_INFINITY;
    }
    if (place < countUpTo) {
      return bound;
    }
    return place == countUpTo ? leastAbove : Double.POSITIVE_INFINITY;
  }

  /** An infinity stands for a value further off than its neighbour, on the same side. */
  private static double between(double from, double to, double part) {
    if (Double.isInfinite(from)) {
      return from;
    }
    return Double.isInfinite(to) ? to : from + (to - from) * part;
  }
}
