package io.stepwell.schemas.push;

/**
 * How k6's HDR histogram lays out values: one index for each unit up to 255, then 128 for each
 * power of two. Values are in units of the histogram's resolution; those of an index lie above
 * {@link #lower} and up to {@link #upper}. Rule: k6, {@code internal/ds/histogram/hdr.go}.
 */
final class HdrLayout {

  /** The index of 2^63, the greatest value that is not counted apart. */
  static final int LAST_INDEX = 7296;

  private static final int LINEAR = 256;
  private static final int BITS = 7;
  private static final double GREATEST = 0x1p63;

  private HdrLayout() {}

  /**
   * The index of a value.
   *
   * @param units from 0 to 2^63
   */
  static int index(double units) {
    if (units >= GREATEST) {
      return LAST_INDEX;
    }
    long whole = (long) Math.ceil(units);
    if (whole < LINEAR) {
      return (int) whole;
    }
    int shift = Long.SIZE - 1 - BITS - Long.numberOfLeadingZeros(whole);
    return (shift << BITS) + (int) (whole >>> shift);
  }

  /** What all values of an index are greater than; of index 0, which holds 0 alone, it is 0. */
  static double lower(int index) {
    return index < LINEAR ? Math.max(0, index - 1) : start(index) - 1;
  }

  /** The greatest value of an index. */
  static double upper(int index) {
    return index < LINEAR ? index : start(index + 1) - 1;
  }

  private static double start(int index) {
    int shift = (index >> BITS) - 1;
    return Math.scalb((double) (index - (shift << BITS)), shift);
  }
}
