package io.stepwell.schemas.k6;

/**
 * Reads times that k6's CSV output writes as a whole number: seconds, milliseconds, microseconds or
 * nanoseconds since the epoch. The file does not say which; the magnitude does, as each unit's
 * range of the years 2000 to 2100 lies far from the others'.
 */
final class UnixTime {

  private static final int MOST_DIGITS = 19;
  private static final long MILLIS_FROM = 100_000_000_000L;
  private static final long MICROS_FROM = MILLIS_FROM * 1_000;
  private static final long NANOS_FROM = MICROS_FROM * 1_000;

  private UnixTime() {}

  /**
   * Nanoseconds since the epoch of the digits in {@code [from, to)}, {@link SampleTime#NONE} if
   * there is anything but digits.
   */
  static long epochNanos(byte[] bytes, int from, int to) {
    if (to == from || to - from > MOST_DIGITS) {
      return SampleTime.NONE;
    }
    long number = 0;
    for (int at = from; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return SampleTime.NONE;
      }
      number = number * 10 + digit;
    }
    if (number < 0 || number >= NANOS_FROM) {
      // More than a long holds is as far away as a time can be.
      return split(number < 0 ? Long.MAX_VALUE : number, 1_000_000_000L);
    }
    if (number >= MICROS_FROM) {
      return split(number, 1_000_000L);
    }
    return number >= MILLIS_FROM ? split(number, 1_000L) : split(number, 1L);
  }

  private static long split(long number, long perSecond) {
    return SampleTime.of(number / perSecond, number % perSecond * (1_000_000_000L / perSecond));
  }
}
