package io.stepwell.query;

/** The sums over all windows of one width that fit into a row of values. */
final class SlidingSums {

  private SlidingSums() {}

  /**
   * The greatest sum of {@code width} neighbours in a row that begins with {@code before} zeros,
   * goes on with the values and ends with {@code after} zeros. The zeros are never gone through, so
   * there may be very many.
   *
   * @param width from 1 to the length of the whole row
   */
  static double greatest(double[] values, int width, long before, long after) {
    int size = values.length;
    double greatest = width <= size ? greatest(values, width) : Double.NEGATIVE_INFINITY;
    // Windows that begin among the zeros before, and end among the values.
    double sum = 0;
    for (int taken = 0; taken <= Math.min(width - 1, size); taken++) {
      sum += taken == 0 ? 0 : values[taken - 1];
      if (width - taken <= before) {
        greatest = Math.max(greatest, sum);
      }
    }
    // Windows that begin among the values, or with them all inside, and end among the zeros after.
    sum = 0;
    for (int taken = 0; taken <= Math.min(width - 1, size); taken++) {
      sum += taken == 0 ? 0 : values[size - taken];
      if (width - taken <= after || taken == size) {
        greatest = Math.max(greatest, sum);
      }
    }
    return greatest;
  }

  /**
   * The same without zeros around. Every window is the end of one block of {@code width} values and
   * the beginning of the next (van Herk 1992): each value is added twice and none is ever
   * subtracted, which would leave rounding errors behind.
   */
  private static double greatest(double[] values, int width) {
    double[] toBlockEnd = new double[values.length];
    for (int i = values.length - 1; i >= 0; i--) {
      boolean last = i == values.length - 1 || (i + 1) % width == 0;
      toBlockEnd[i] = values[i] + (last ? 0 : toBlockEnd[i + 1]);
    }
    double greatest = Double.NEGATIVE_INFINITY;
    double fromBlockStart = 0;
    for (int end = 0; end < values.length; end++) {
      fromBlockStart = end % width == 0 ? values[end] : fromBlockStart + values[end];
      int start = end - width + 1;
      if (start >= 0) {
        boolean wholeBlock = start % width == 0;
        greatest =
            Math.max(greatest, wholeBlock ? fromBlockStart : toBlockEnd[start] + fromBlockStart);
      }
    }
    return greatest;
  }
}
