package io.stepwell.server.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.MetricType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdExpressionTest {

  @ParameterizedTest
  @CsvSource({
    "count<5, COUNTER",
    "rate<5, COUNTER RATE",
    "value<5, GAUGE",
    "avg<5, TREND",
    "min<5, TREND",
    "max<5, TREND",
    "med<5, TREND",
    "p(99.9)<5, TREND",
  })
  void eachTypeHasItsAggregations(String text, String types) {
    ThresholdExpression expression = ThresholdExpression.parse(text).orElseThrow();
    assertThat(Arrays.stream(MetricType.values()).filter(expression::suits).map(Enum::name))
        .containsExactlyInAnyOrder(types.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "avg<5, 4.9, true",
    "avg<5, 5, false",
    "avg<=5, 5, true",
    "avg<=5, 5.1, false",
    "avg > 5, 5.1, true",
    "avg > 5, 5, false",
    "avg>=-1.5e3, -1500, true",
    "avg>=-1.5e3, -1501, false",
    "avg==5, 5, true",
    "avg===5, 5.1, false",
    "avg!=5, 5.1, true",
    "avg!=5, 5, false",
    "p(95)<.5, 0.4, true",
    "p(95)<+5e0, 5, false",
    "avg<0x1p2, 4, false",
    "avg<0x1p2, 3.9, true",
    "avg<inf, 1e300, true",
    "avg>-Infinity, -1e300, true",
    "avg>nan, 1, false",
  })
  void valuesAreCompared(String text, double value, boolean holds) {
    assertThat(ThresholdExpression.parse(text).orElseThrow().holds(value)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "avg",
        "avg<",
        "<5",
        "p95<5",
        "p(95<5",
        "p()<5",
        "p(101)<5",
        "p(-5)<5",
        "p( 95 )<5",
        "p (95)<5",
        "avg<1d",
        "avg<1_0",
        "avg<5 || max<3",
        "avg < 9 < 10",
        "avg => 9",
        "avg=5",
        "Avg<5"
      })
  void whatK6RefusesIsNone(String text) {
    assertThat(ThresholdExpression.parse(text)).isEmpty();
  }

  @Test
  void partsOfAMetricAreSelected() {
    String json =
        """
        {"a{b:c, d:\\"e:f\\"}":["avg<5",{"threshold":"max<9","abortOnFail":true,"delayAbortEval":"5s"}],
         "g{'group': '::a}b' }":["min>0"]}
        """;
    assertThat(DeclaredThreshold.all(json))
        .extracting(threshold -> threshold.selector() + " " + threshold.expression())
        .containsExactly(
            "a{b=\"c\",d=\"e:f\"} avg<5", "a{b=\"c\",d=\"e:f\"} max<9", "g{group=\"::a}b\"} min>0");
  }
}
