package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  private static final long FIRST = 946_684_800L;
  private static final long LAST = 4_102_444_799L;

  private final Rfc3339 rfc3339 = new Rfc3339();

  @Property
  void readsWhatAnyZoneAndPrecisionWrites(
      @ForAll @LongRange(min = FIRST, max = LAST) long second,
      @ForAll @IntRange(max = 999_999_999) int nanos,
      @ForAll @IntRange(min = -17 * 60, max = 17 * 60) int offsetMinutes,
      @ForAll @IntRange(max = 9) int digits) {
    int kept = nanos - nanos % (int) Math.pow(10, 9 - digits);
    OffsetDateTime time =
        Instant.ofEpochSecond(second, kept).atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
    String date = time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss"));
    String fraction = String.format("%09d", kept).substring(0, digits);
    String zone = time.format(DateTimeFormatter.ofPattern("XXX"));
    assertThat(rfc3339(date + (fraction.isEmpty() ? "" : "." + fraction) + zone))
        .isEqualTo(second * 1_000_000_000L + kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-21T20:37:18",
        "2026-11-21T20:37:18.Z",
        "2026-11-21T20:37:18.1234567890Z",
        "2026-11-21 20:37:18Z",
        "2026-02-29T20:37:18Z",
        "2026-13-01T20:37:18Z",
        "2026-11-00T20:37:18Z",
        "2026-11-21T24:37:18Z",
        "2026-11-21T20:60:18Z",
        "2026-11-21T20:37:60Z",
        "2026-11-21T20:37-18Z",
        "2026-11-21T20:37:18+0530",
        "2026-11-21T20:37:18+24:00",
        "2026-11-21T20:37:18Zulu",
        "26-11-21T20:37:18.000Z",
        "2O26-11-21T20:37:18Z"
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(rfc3339(text)).isEqualTo(SampleTime.NONE);
  }

  @Test
  void aBadMinuteIsNotRememberedAsGood() {
    assertThat(rfc3339("2026-13-01T20:37:18Z")).isEqualTo(SampleTime.NONE);
    assertThat(rfc3339("2026-13-01T20:37:18Z")).isEqualTo(SampleTime.NONE);
    assertThat(rfc3339("2026-12-01T20:37:18Z")).isNotEqualTo(SampleTime.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, false",
    "1999-12-31T23:59:59.999999999Z, false",
    "2000-01-01T00:00:00Z, true",
    "2000-01-01T00:00:00+05:30, false",
    "2099-12-31T23:59:59.999999999Z, true",
    "2100-01-01T00:00:00Z, false",
    "2262-04-12T00:00:00Z, false",
    "9999-12-31T23:59:59Z, false",
    "0000-01-01T00:00:00Z, false"
  })
  void onlyTheYears2000To2099AreAccepted(String text, boolean accepted) {
    assertThat(SampleTime.accepts(rfc3339(text))).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "1795293438, 1795293438000000000",
    "1795293438435, 1795293438435000000",
    "1795293438435242, 1795293438435242000",
    "1795293438435242149, 1795293438435242149"
  })
  void theMagnitudeOfAUnixTimeTellsItsUnit(String text, long nanos) {
    assertThat(unix(text)).isEqualTo(nanos);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "12345", "99999999999", "9999999999999999999"})
  void unixTimesOfNoUnitAreOutside(String text) {
    assertThat(unix(text)).isNotEqualTo(SampleTime.NONE);
    assertThat(SampleTime.accepts(unix(text))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5", "1e9", "99999999999999999999"})
  void refusesWhatIsNoUnixTime(String text) {
    assertThat(unix(text)).isEqualTo(SampleTime.NONE);
  }

  private long rfc3339(String text) {
    byte[] bytes = (" " + text).getBytes(StandardCharsets.UTF_8);
    return rfc3339.epochNanos(bytes, 1, bytes.length);
  }

  private static long unix(String text) {
    byte[] bytes = (" " + text).getBytes(StandardCharsets.UTF_8);
    return UnixTime.epochNanos(bytes, 1, bytes.length);
  }
}
