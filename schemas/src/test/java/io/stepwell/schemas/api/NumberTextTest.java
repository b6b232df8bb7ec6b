package io.stepwell.schemas.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource({
    "14207, 14207",
    "0, 0",
    "-0.0, 0",
    "-17, -17",
    "0.1, 0.1",
    "14.747711, 14.747711",
    "9007199254740993, 9007199254740992",
    "123456789012345680000, 123456789012345680000",
    "1e21, 1e+21",
    "1.5e300, 1.5e+300",
    "0.000001, 0.000001",
    "0.00000123, 0.00000123",
    "1e-7, 1e-7",
    "-1.25e-9, -1.25e-9",
    "2e-3, 0.002",
    "1790109438.435242, 1790109438.435242",
  })
  void looksAsInEcmaScript(double value, String text) {
    assertThat(NumberText.of(value)).isEqualTo(text);
  }

  @Property
  void readsBackAsTheSameDouble(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    Assume.that(Double.isFinite(value) && value != 0);
    assertThat(Double.parseDouble(NumberText.of(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void jsonHasNoOtherNumbers(double value) {
    assertThatIllegalArgumentException().isThrownBy(() -> NumberText.of(value));
  }
}
