package io.stepwell.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {

  private static final RunExtent RUN = new RunExtent(7, 1000, 2000);

  @Test
  void aRangeIsTheRunUnlessToldOtherwise() {
    assertThat(TimeRange.of(RUN, Optional.empty(), Optional.empty()))
        .isEqualTo(new TimeRange(1000, 2000));
    assertThat(TimeRange.of(RUN, at("1500.999"), Optional.empty()))
        .isEqualTo(new TimeRange(1500, 2000));
    assertThat(TimeRange.of(RUN, Optional.empty(), at("1500.001")))
        .isEqualTo(new TimeRange(1000, 1501));
    assertThat(TimeRange.of(RUN, at("-5.5"), at("-3"))).isEqualTo(new TimeRange(-6, -3));
  }

  @Test
  void aRangeIsNotEmpty() {
    assertThatThrownBy(() -> TimeRange.of(RUN, at("1500"), at("1500")))
        .hasMessage("the start 1970-01-01T00:25:00Z is not before the end 1970-01-01T00:25:00Z");
    assertThatThrownBy(() -> TimeRange.of(RUN, at("1500.2"), at("1500.1")))
        .isInstanceOf(QueryException.class);
    assertThatThrownBy(() -> TimeRange.of(RUN, at("2000"), Optional.empty()))
        .hasMessageEndingWith("(the end of the run)");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 600, 1",
    "0, 601, 2",
    "1, 1200, 2",
    "1, 1201, 5",
    "0, 1200, 2",
    "0, 1201, 5",
    "0, 3000, 5",
    "0, 3001, 10",
    "0, 6001, 15",
    "0, 9001, 30",
    "0, 18001, 60",
    "0, 36001, 120",
    "0, 72001, 300",
    "0, 180001, 600",
    "0, 360001, 1800",
    "0, 1080001, 3600",
    "0, 39000000, 3600"
  })
  void theDefaultStepGivesUpTo600Points(long start, long end, long step) {
    Windows windows = Windows.of(new TimeRange(start, end), OptionalLong.empty());
    assertThat(Windows.defaultStep(new TimeRange(start, end))).isEqualTo(step);
    assertThat(windows.count()).isEqualTo((int) ((end - 1) / step - start / step + 1));
  }

  @Test
  void tooManyPointsAreRefusedWithAStepThatFits() {
    TimeRange range = new TimeRange(5, 5 + 86_400);
    assertThatThrownBy(() -> Windows.of(range, OptionalLong.of(1)))
        .hasMessage(
            "a step of 1 s gives 86400 points, and 11000 are the most; take a step of 8 or a"
                + " shorter range");
    assertThat(Windows.of(range, OptionalLong.of(8)).count()).isLessThanOrEqualTo(11_000);
  }

  @Property
  void windowsCoverTheRangeOnceAndMeetAtMultiplesOfTheStep(
      @ForAll @LongRange(min = -50, max = 50) long start,
      @ForAll @LongRange(min = 1, max = 200) long seconds,
      @ForAll @LongRange(min = 1, max = 250) long step) {
    Windows windows = Windows.of(new TimeRange(start, start + seconds), OptionalLong.of(step));
    assertThat(windows.from(0)).isEqualTo(start);
    assertThat(windows.to(windows.count() - 1)).isEqualTo(start + seconds);
    for (int i = 0; i < windows.count(); i++) {
      assertThat(windows.from(i)).isLessThan(windows.to(i));
      assertThat(windows.to(i) - windows.from(i)).isLessThanOrEqualTo(step);
      if (i > 0) {
        assertThat(windows.from(i)).isEqualTo(windows.to(i - 1));
        assertThat(Math.floorMod(windows.from(i), step)).isZero();
      }
    }
  }

  @Property
  void theSuggestedStepAlwaysFits(
      @ForAll @LongRange(min = -100_000, max = 100_000) long start,
      @ForAll @LongRange(min = 11_001, max = 10_000_000_000L) long seconds) {
    TimeRange range = new TimeRange(start, start + seconds);
    assertThatThrownBy(() -> Windows.of(range, OptionalLong.of(1)))
        .satisfies(
            e -> {
              String step =
                  String.valueOf(e.getMessage()).replaceAll(".*step of (\\d+) or.*", "$1");
              assertThat(Windows.of(range, OptionalLong.of(Long.parseLong(step))).count())
                  .isBetween(5_000, Windows.MOST_POINTS);
            });
  }

  @Test
  void oneWindowIsAsLongAsTheRange() {
    Windows windows = Windows.one(new TimeRange(1003, 1013));
    assertThat(windows.count()).isEqualTo(1);
    assertThat(windows.from(0)).isEqualTo(1003);
    assertThat(windows.to(0)).isEqualTo(1013);
  }

  @Test
  void aStepIsAWholeNumberOfSeconds() {
    assertThat(Windows.parseStep(" 05 ")).isEqualTo(5);
    for (String text : new String[] {"", "0", "-1", "1.0", "5s", "1234567890123456789", "x"}) {
      assertThatThrownBy(() -> Windows.parseStep(text))
          .isInstanceOf(QueryException.class)
          .hasMessage("step is a whole number of seconds, 1 or more, not " + text);
    }
    assertThatThrownBy(() -> Windows.of(new TimeRange(0, 10), OptionalLong.of(0)))
        .hasMessage("step is a whole number of seconds, 1 or more, not 0");
  }

  private static Optional<Instant> at(String date) {
    return Optional.of(Dates.parse("date", date));
  }
}
