package io.stepwell.schemas.k6;

import java.nio.charset.StandardCharsets;

/**
 * Reads a number as JSON writes it, exactly: the double nearest to the written decimal. Up to 15
 * digits with a power of ten up to 22 are one division or multiplication of two exact doubles,
 * which is correctly rounded; anything longer takes the JDK's way.
 */
final class Decimal {

  private static final int EXACT_DIGITS = 15;
  private static final int GREATEST_POWER = 22;

  /** Farther than any exponent that matters, near enough not to overflow. */
  private static final int FAR_EXPONENT = 100_000;

  private static final long NOT_EXACT = -1;
  private static final double[] POWERS = new double[GREATEST_POWER + 1];

  static {
    for (int power = 0; power <= GREATEST_POWER; power++) {
      POWERS[power] = Double.parseDouble("1e" + power);
    }
  }

  private double value;

  /** The number that {@link #read} found. */
  double value() {
    return value;
  }

  /**
   * Reads the number that starts at {@code from} and goes no further than {@code to}.
   *
   * @return where the number ends, or −1 if there is none in JSON's spelling
   */
  int read(byte[] bytes, int from, int to) {
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    if (negative) {
      at++;
    }
    int whole = at;
    long digits = 0;
    int digit;
    while (at < to && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
      digits = digits * 10 + digit;
      at++;
    }
    if (at == whole || (bytes[whole] == '0' && at > whole + 1)) {
      return -1;
    }
    int count = at - whole;
    int power = 0;
    if (at < to && bytes[at] == '.') {
      int fraction = ++at;
      while (at < to && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        at++;
      }
      if (at == fraction) {
        return -1;
      }
      power = fraction - at;
      count -= power;
    }
    if (at < to && (bytes[at] == 'e' || bytes[at] == 'E')) {
      return readExponent(bytes, from, at, to, count <= EXACT_DIGITS ? digits : NOT_EXACT, power);
    }
    if (count > EXACT_DIGITS || power < -GREATEST_POWER) {
      return readSlowly(bytes, from, at);
    }
    double magnitude = power == 0 ? digits : digits / POWERS[-power];
    value = negative ? -magnitude : magnitude;
    return at;
  }

  private int readExponent(byte[] bytes, int from, int letter, int to, long digits, int power) {
    int at = letter + 1;
    boolean negative = at < to && bytes[at] == '-';
    if (negative || (at < to && bytes[at] == '+')) {
      at++;
    }
    int first = at;
    int exponent = 0;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      exponent = Math.min(exponent * 10 + bytes[at] - '0', FAR_EXPONENT);
      at++;
    }
    if (at == first) {
      return -1;
    }
    int scale = power + (negative ? -exponent : exponent);
    if (digits == NOT_EXACT || Math.abs(scale) > GREATEST_POWER) {
      return readSlowly(bytes, from, at);
    }
    double magnitude = scale < 0 ? digits / POWERS[-scale] : digits * POWERS[scale];
    value = bytes[from] == '-' ? -magnitude : magnitude;
    return at;
  }

  private int readSlowly(byte[] bytes, int from, int end) {
    String text = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    value = Double.parseDouble(text);
    return end;
  }
}
