package io.stepwell.functions.sql;

import io.stepwell.schemas.k6.SampleTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code K6_NANOS('2026-11-22T02:14:10.678179915+05:30')}: a time as k6's JSON writes it, in
 * nanoseconds since the epoch.
 */
public final class K6Nanos extends ScalarFunction {

  private static final long serialVersionUID = 1L;

  /** The time; NULL for text that is none, and for times that a sample may not carry. */
  public @Nullable Long eval(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      long nanos = SampleTime.of(time.toEpochSecond(), time.getNano());
      return SampleTime.accepts(nanos) ? nanos : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
