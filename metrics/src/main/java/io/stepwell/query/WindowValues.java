package io.stepwell.query;

import java.util.Arrays;

/** The values of one group over a row of windows, some of which have none. */
final class WindowValues {

  private final double[] values;
  private boolean empty = true;

  WindowValues(int windows) {
    values = new double[windows];
    Arrays.fill(values, Double.NaN);
  }

  /** Sets a window's value. What is not a finite number is no value: it never gets any further. */
  void set(int window, double value) {
    if (Double.isFinite(value)) {
      // Adding zero makes the negative zero, which some clients stumble on, a plain one.
      values[window] = value + 0.0;
      empty = false;
    }
  }

  boolean has(int window) {
    return !Double.isNaN(values[window]);
  }

  double get(int window) {
    return values[window];
  }

  /** Whether no window has a value. */
  boolean isEmpty() {
    return empty;
  }
}
