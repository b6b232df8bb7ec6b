package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

  private final Decimal decimal = new Decimal();

  @Property
  void readsEveryDoubleBackFromItsText(@ForAll double value) {
    assertThat(read(Double.toString(value))).isEqualTo(value);
    assertThat(read(new BigDecimal(value).toPlainString())).isEqualTo(value);
  }

  @Property
  void isAsExactAsTheJdkWithAnyDigitsAndExponent(
      @ForAll @LongRange(min = 0, max = 9_999_999_999_999_999L) long digits,
      @ForAll @IntRange(max = 12) int places,
      @ForAll @IntRange(min = -40, max = 40) int exponent) {
    String plain = BigDecimal.valueOf(digits, places).toPlainString();
    assertThat(read(plain)).isEqualTo(Double.parseDouble(plain));
    String scientific = "-" + plain + "e" + exponent;
    assertThat(read(scientific)).isEqualTo(Double.parseDouble(scientific));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1e300",
        "1.2345675e+06",
        "1e-07",
        "2.1E7",
        "0.1",
        "1e400",
        "0e99999999"
      })
  void readsBothOfK6sNumberStyles(String text) {
    assertThat(read(text)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "+1", ".5", "01", "-01", "1.", "1.e5", "1e", "1e+", "NaN", "Inf"})
  void refusesWhatJsonDoesNotCallANumber(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(decimal.read(bytes, 0, bytes.length)).isNotEqualTo(bytes.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12,", "1.5}", "1e5 ", "1-2"})
  void stopsWhereTheNumberEnds(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int end = decimal.read(bytes, 0, bytes.length);
    assertThat(decimal.value()).isEqualTo(Double.parseDouble(text.substring(0, end)));
    assertThat(text.substring(end)).startsWith(text.replaceFirst("^[0-9.e]+", ""));
  }

  private double read(String text) {
    byte[] bytes = (" " + text).getBytes(StandardCharsets.UTF_8);
    assertThat(decimal.read(bytes, 1, bytes.length)).as(text).isEqualTo(bytes.length);
    return decimal.value();
  }
}
