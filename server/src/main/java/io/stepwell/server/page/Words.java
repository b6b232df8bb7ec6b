package io.stepwell.server.page;

import io.stepwell.schemas.api.NumberText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** Figures as people read them. */
final class Words {

  static final String NONE = "–";

  private static final MathContext DIGITS = new MathContext(5);
  private static final double MILLIS = 1e3;
  private static final double HUNDRED = 100;
  private static final long MINUTE = 60;
  private static final long HOUR = 3600;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  static String number(OptionalDouble value) {
    return value.isPresent() && Double.isFinite(value.getAsDouble())
        ? NumberText.of(new BigDecimal(value.getAsDouble()).round(DIGITS).doubleValue())
        : NONE;
  }

  /** A whole number, with all its digits. */
  static String count(OptionalDouble value) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%,.0f", value.getAsDouble()).replace(',', ' ')
        : NONE;
  }

  /** A duration in milliseconds, in the unit that suits it. */
  static String millis(OptionalDouble value) {
    if (value.isEmpty()) {
      return NONE;
    }
    return value.getAsDouble() < MILLIS
        ? number(value) + " ms"
        : number(OptionalDouble.of(value.getAsDouble() / MILLIS)) + " s";
  }

  /** A share of 1. */
  static String percent(OptionalDouble value) {
    return value.isPresent()
        ? number(OptionalDouble.of(value.getAsDouble() * HUNDRED)) + " %"
        : NONE;
  }

  static String time(Instant time) {
    return TIME.format(time);
  }

  static String duration(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    return seconds < HOUR
        ? seconds / MINUTE + " min " + seconds % MINUTE + " s"
        : seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min";
  }
}
