package io.stepwell.schemas.k6;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Reads times such as {@code 2026-11-22T02:14:10.678179915+05:30}: a fraction of up to nine digits
 * or none, then {@code Z} or an offset. Neighbouring samples are of the same minute, so the text up
 * to the minute is read once and then only compared.
 */
final class Rfc3339 {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Length of {@code 2026-11-22T02:14}, two longs. */
  private static final int TO_MINUTE = 16;

  private static final int TO_SECOND = 19;
  private static final int MOST_DIGITS = 9;
  private static final int[] SCALES = {
    1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
  };

  private long dateText;
  private long clockText;
  private long minuteStart = SampleTime.NONE;

  /**
   * Nanoseconds since the epoch of the text in {@code [from, to)}, {@link SampleTime#NONE} if it is
   * not such a time.
   */
  long epochNanos(byte[] bytes, int from, int to) {
    if (to - from <= TO_SECOND || !readMinute(bytes, from)) {
      return SampleTime.NONE;
    }
    int second = twoDigits(bytes, from + TO_MINUTE + 1);
    if (bytes[from + TO_MINUTE] != ':' || second < 0 || second > 59) {
      return SampleTime.NONE;
    }
    int at = from + TO_SECOND;
    int nanos = 0;
    if (bytes[at] == '.') {
      int first = ++at;
      int digit;
      while (at < to && (digit = bytes[at] - '0') >= 0 && digit <= 9 && at - first < MOST_DIGITS) {
        nanos = nanos * 10 + digit;
        at++;
      }
      if (at == first) {
        return SampleTime.NONE;
      }
      nanos *= SCALES[at - first];
    }
    if (at == to - 1 && bytes[at] == 'Z') {
      return SampleTime.of(minuteStart + second, nanos);
    }
    return withOffset(bytes, at, to, minuteStart + second, nanos);
  }

  private static long withOffset(byte[] bytes, int at, int to, long localSecond, int nanos) {
    if (to - at != 6 || bytes[at + 3] != ':' || (bytes[at] != '+' && bytes[at] != '-')) {
      return SampleTime.NONE;
    }
    int hours = twoDigits(bytes, at + 1);
    int minutes = twoDigits(bytes, at + 4);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return SampleTime.NONE;
    }
    int offset = (hours * 60 + minutes) * 60;
    return SampleTime.of(localSecond + (bytes[at] == '+' ? -offset : offset), nanos);
  }

  private boolean readMinute(byte[] bytes, int from) {
    long date = (long) LONGS.get(bytes, from);
    long clock = (long) LONGS.get(bytes, from + Long.BYTES);
    if (minuteStart == SampleTime.NONE || date != dateText || clock != clockText) {
      minuteStart = minute(bytes, from);
      dateText = date;
      clockText = clock;
    }
    return minuteStart != SampleTime.NONE;
  }

  /** Local seconds since the epoch at the start of the minute. */
  private static long minute(byte[] bytes, int from) {
    int century = twoDigits(bytes, from);
    int yearOfCentury = twoDigits(bytes, from + 2);
    int month = twoDigits(bytes, from + 5);
    int day = twoDigits(bytes, from + 8);
    int hour = twoDigits(bytes, from + 11);
    int minute = twoDigits(bytes, from + 14);
    boolean separated =
        bytes[from + 4] == '-'
            && bytes[from + 7] == '-'
            && bytes[from + 10] == 'T'
            && bytes[from + 13] == ':';
    boolean inRange =
        century >= 0
            && yearOfCentury >= 0
            && month >= 1
            && month <= 12
            && hour >= 0
            && hour <= 23
            && minute >= 0
            && minute <= 59;
    if (!separated || !inRange) {
      return SampleTime.NONE;
    }
    int year = century * 100 + yearOfCentury;
    if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      return SampleTime.NONE;
    }
    return LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3_600L + minute * 60L;
  }

  /** The number of two digits, or −1. */
  private static int twoDigits(byte[] bytes, int at) {
    int tens = bytes[at] - '0';
    int ones = bytes[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }
}
