package io.stepwell.server.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.MetricType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdExpressionTest {

  @ParameterizedTest
  @CsvSource({
    "count<5, COUNTER, increase",
    "rate<5, COUNTER, rate",
    "value<5, GAUGE, last",
    "rate<5, RATE, ratio",
    "avg<5, TREND, histogram_avg",
    "min<5, TREND, histogram_min",
    "max<5, TREND, histogram_max",
    "med<5, TREND, histogram_quantile(0.5)",
    "count<5, TREND, histogram_count_increase",
    "p(95)<5, TREND, histogram_quantile(0.950000)",
    "p( 99.9 )<5, TREND, histogram_quantile(0.999000)",
    "p(100)<5, TREND, histogram_quantile(1.000000)",
  })
  void eachAggregationHasItsQuery(String text, MetricType type, String query) {
    assertThat(ThresholdExpression.parse(text).orElseThrow().query(type)).contains(query);
  }

  @ParameterizedTest
  @CsvSource({
    "p(95)<5, COUNTER",
    "value<5, COUNTER",
    "rate<5, TREND",
    "count<5, GAUGE",
    "p(101)<5, TREND"
  })
  void whatATypeLacksHasNone(String text, MetricType type) {
    assertThat(ThresholdExpression.parse(text).orElseThrow().query(type)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "avg<5, 4.9, true", "avg<5, 5, false",
    "avg<=5, 5, true", "avg<=5, 5.1, false",
    "avg > 5, 5.1, true", "avg > 5, 5, false",
    "avg>=-1.5e3, -1500, true", "avg>=-1.5e3, -1501, false",
    "avg==5, 5, true", "avg===5, 5.1, false",
    "avg!=5, 5.1, true", "avg!=5, 5, false",
  })
  void valuesAreCompared(String text, double value, boolean holds) {
    assertThat(ThresholdExpression.parse(text).orElseThrow().holds(value)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "avg", "avg<", "<5", "p95<5x", "p(95<5", "avg<5 || max<3", "avg=5"})
  void whatK6KnowsNotIsNone(String text) {
    assertThat(ThresholdExpression.parse(text)).isEmpty();
  }

  @Test
  void partsOfAMetricAreSelected() {
    assertThat(
            DeclaredThreshold.all(
                """
                {"a{b:c, d:\\"e:f\\"}":["avg<5",{"threshold":"max<9","abortOnFail":true}],"g":["min>0"]}
                """))
        .extracting(threshold -> threshold.selector() + " " + threshold.expression())
        .containsExactly("a{b=\"c\",d=\"e:f\"} avg<5", "a{b=\"c\",d=\"e:f\"} max<9", "g min>0");
  }
}
