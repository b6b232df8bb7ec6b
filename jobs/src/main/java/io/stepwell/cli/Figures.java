package io.stepwell.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times for people; programs take JSON or CSV. */
final class Figures {

  private static final int DIGITS = 6;
  private static final int MIN_DECIMALS = 3;

  /** Above it a double has no fraction left, below its inverse a plain number is all zeros. */
  private static final double LARGE = 1e15;

  private static final double SMALL = 1e-6;

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Figures() {}

  /** Six digits, whole numbers in full, and never fewer than three decimals of a fraction. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size >= LARGE || (size > 0 && size < SMALL)) {
      return String.format(Locale.ROOT, "%.5e", value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    int whole = exact.precision() - exact.scale();
    int decimals = Math.max(MIN_DECIMALS, DIGITS - whole);
    BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /** A count with its thousands set apart: {@code 7 000 000}. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count).replace(',', ' ');
  }

  /** A count and what is counted: {@code 1 run}, {@code 2 runs}. */
  static String count(long count, String noun) {
    return count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /** A time in seconds since the epoch, in UTC: {@code 2026-11-21T20:37:18Z}. */
  static String time(long epochSecond) {
    return UTC.format(Instant.ofEpochSecond(epochSecond));
  }
}
