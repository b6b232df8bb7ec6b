package io.stepwell.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads the points in time that people and clients write: RFC 3339 such as {@code
 * 2022-11-23T10:03:00Z}, with or without a fraction and an offset (without one it is UTC), or unix
 * seconds, with or without a fraction.
 */
public final class Dates {

  private static final Pattern UNIX_SECONDS = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

  /** The first second of the year 10000, where RFC 3339 ends. */
  private static final BigDecimal TOO_LATE = BigDecimal.valueOf(253_402_300_800L);

  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)?");

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private Dates() {}

  /**
   * The instant that a text stands for.
   *
   * @param name of the parameter it was given for, for the message: {@code start}
   * @throws QueryException if it is no date
   */
  public static Instant parse(String name, String text) {
    String date = text.strip();
    try {
      if (UNIX_SECONDS.matcher(date).matches()) {
        return unixSeconds(new BigDecimal(date));
      }
      if (RFC_3339.matcher(date).matches()) {
        TemporalAccessor parsed =
            FORMAT.parseBest(date.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime zoned
            ? zoned.toInstant()
            : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
      }
    } catch (DateTimeException e) {
      // A date of the right form that no calendar has: the message below fits it as well.
    }
    throw QueryException.badData(
        name + " is a date such as 2022-11-23T10:03:00Z or a number of unix seconds, not " + text);
  }

  private static Instant unixSeconds(BigDecimal seconds) {
    if (seconds.abs().compareTo(TOO_LATE) >= 0) {
      throw new DateTimeException("out of range");
    }
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    BigDecimal nanos = seconds.subtract(whole).movePointRight(9);
    return Instant.ofEpochSecond(whole.longValueExact(), nanos.longValue());
  }
}
