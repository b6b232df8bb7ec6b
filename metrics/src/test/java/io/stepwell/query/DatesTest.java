package io.stepwell.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

  @ParameterizedTest
  @CsvSource({
    "2022-11-23T10:03:00Z, 1669197780",
    "2022-11-23T10:03:00, 1669197780",
    "2022-11-23t10:03:00z, 1669197780",
    "2022-11-23 10:03:00Z, 1669197780",
    "2022-11-23T12:03:00+02:00, 1669197780",
    "2022-11-23T05:33:00-04:30, 1669197780",
    "2022-11-23T10:03:00+00:00, 1669197780",
    "1669197780, 1669197780",
    "1669197780.000, 1669197780",
    "' 1669197780 ', 1669197780",
    "1969-12-31T23:59:59Z, -1",
    "-1, -1",
    "0, 0",
    "2024-02-29T00:00:00Z, 1709164800",
    "9999-12-31T23:59:59Z, 253402300799"
  })
  void readsWholeSeconds(String text, long seconds) {
    assertThat(Dates.parse("start", text)).isEqualTo(Instant.ofEpochSecond(seconds));
  }

  @Test
  void readsFractions() {
    assertThat(Dates.parse("start", "1669197780.5"))
        .isEqualTo(Instant.ofEpochSecond(1669197780, 500_000_000));
    assertThat(Dates.parse("start", "-0.25")).isEqualTo(Instant.ofEpochSecond(-1, 750_000_000));
    assertThat(Dates.parse("start", "1669197780.123456789987"))
        .isEqualTo(Instant.ofEpochSecond(1669197780, 123_456_789));
    assertThat(Dates.parse("start", "2022-11-23T10:03:00.1Z"))
        .isEqualTo(Instant.ofEpochSecond(1669197780, 100_000_000));
    assertThat(Dates.parse("start", "2022-11-23T10:03:00.000000001+00:00"))
        .isEqualTo(Instant.ofEpochSecond(1669197780, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2022-11-23",
        "2022-11-23T10:03Z",
        "2022-11-23T10:03:00+0200",
        "2022-11-23T10:03:00+02",
        "2022-11-23T25:03:00Z",
        "2022-02-30T10:03:00Z",
        "2022-13-01T10:03:00Z",
        "2022-11-23T10:03:00.Z",
        "2022-11-23T10:03:00 Europe/Berlin",
        "22-11-23T10:03:00Z",
        "1669197780000",
        "1e9",
        "0x10",
        "+5",
        "1669197780.",
        "NaN"
      })
  void refusesAllElse(String text) {
    assertThatThrownBy(() -> Dates.parse("end", text))
        .isInstanceOf(QueryException.class)
        .hasMessage(
            "end is a date such as 2022-11-23T10:03:00Z or a number of unix seconds, not " + text);
  }
}
