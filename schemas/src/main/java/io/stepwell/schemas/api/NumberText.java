package io.stepwell.schemas.api;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;

/**
 * Numbers as the API writes them: the fewest digits that read back as the same double, whole
 * numbers without a fraction, and an exponent only below 1e-6 or from 1e21 up. These are the rules
 * of ECMAScript's {@code JSON.stringify}, which Go's encoder follows too.
 */
public final class NumberText {

  /** Every whole number up to here is exact in a double and quick to print. */
  private static final double EXACT = 1L << 53;

  /**
   * Where the point stands, counted in digits from the first one on, in numbers written plainly.
   */
  private static final int LARGEST_PLAIN = 21;

  private static final int SMALLEST_PLAIN = -5;

  private NumberText() {}

  /**
   * The number as text.
   *
   * @throws IllegalArgumentException if it is not finite, as JSON has no such number
   */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(value + " is no number that JSON has");
    }
    if (Math.abs(value) <= EXACT && value == Math.rint(value)) {
      return Long.toString((long) value);
    }
    BigDecimal shortest = new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros();
    int pointAfter = shortest.precision() - shortest.scale();
    if (pointAfter >= SMALLEST_PLAIN && pointAfter <= LARGEST_PLAIN) {
      return shortest.toPlainString();
    }
    return withExponent(shortest, pointAfter - 1);
  }

  private static String withExponent(BigDecimal number, int exponent) {
    String digits = number.unscaledValue().abs().toString();
    StringBuilder text = new StringBuilder(number.signum() < 0 ? "-" : "");
    text.append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    return text.append(exponent < 0 ? "e-" : "e+").append(Math.abs(exponent)).toString();
  }
}
