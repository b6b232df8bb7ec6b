package io.stepwell.schemas.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HdrLayoutTest {

  private static final double RESOLUTION = 0.001;

  /** Values that k6 1.8.1 was seen to count where it says. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0",
    "1e-7, 1, 0, .001",
    "0.0015, 2, .001, .002",
    "0.255, 255, .254, .255",
    "0.256, 256, .255, .257",
    "0.257, 256, .255, .257",
    "0.258, 257, .257, .259",
    "0.512, 384, .511, .515",
    "1, 506, .999, 1.003",
    "3.889275, 755, 3.887, 3.903",
    "10, 924, 9.983, 10.047",
    "100, 1347, 99.839, 100.351",
    "410.708817, 1608, 409.599, 411.647",
    "60000, 2532, 59768.831, 60030.975",
    "1234567.5, 3091, 1233125.375, 1241513.983"
  })
  void isThatOfK6(double value, int index, double lower, double upper) {
    assertThat(HdrLayout.index(value / RESOLUTION)).isEqualTo(index);
    assertThat(HdrLayout.lower(index) * RESOLUTION).isCloseTo(lower, within(1e-9));
    assertThat(HdrLayout.upper(index) * RESOLUTION).isCloseTo(upper, within(1e-9));
  }

  @Property
  void everyValueLiesBetweenTheEdgesOfItsIndex(
      @ForAll @DoubleRange(min = 0, max = 0x1p53) double value) {
    int index = HdrLayout.index(value);
    assertThat(value).isBetween(HdrLayout.lower(index), HdrLayout.upper(index));
    assertThat(index == 0 ? value == 0 : value > HdrLayout.lower(index)).isTrue();
  }

  @Property
  void indexesFollowEachOtherWithoutAGap(
      @ForAll @IntRange(min = 0, max = HdrLayout.LAST_INDEX - 1) int index) {
    assertThat(HdrLayout.lower(index + 1)).isEqualTo(HdrLayout.upper(index));
    assertThat(HdrLayout.index(HdrLayout.upper(index))).isBetween(index, index + 1);
  }

  @ParameterizedTest
  @CsvSource({"0x1p63, 7296", "0x1.fffffffffffffp62, 7295", "1e300, 7296"})
  void endsAtTheGreatestLong(double value, int index) {
    assertThat(HdrLayout.index(value)).isEqualTo(index);
  }
}
