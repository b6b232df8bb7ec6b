package io.stepwell.server.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.MetricType;
import io.stepwell.query.QueryException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesMethodTest {

  @ParameterizedTest
  @CsvSource({
    "TREND, mean, histogram_avg",
    "TREND, avg, histogram_avg",
    "TREND, min, histogram_min",
    "TREND, max, histogram_max",
    "TREND, median, histogram_quantile(0.5)",
    "TREND, std, histogram_stddev",
    "TREND, count, histogram_count_increase",
    "TREND, 0.95, histogram_quantile(0.95)",
    "TREND, 0.9999, histogram_quantile(0.9999)",
    "TREND, 1, histogram_quantile(1)",
    "TREND, p(99.9), histogram_quantile(0.999)",
    "COUNTER, mean, rate",
    "COUNTER, count, increase",
    "COUNTER, rps, rate",
    "COUNTER, value, value",
    "GAUGE, mean, avg",
    "GAUGE, value, last",
    "GAUGE, max, max",
    "RATE, mean, ratio",
    "RATE, rate, ratio",
    "RATE, count, increase_total",
  })
  void eachIsAQuery(MetricType type, String method, String query) {
    assertThat(SeriesMethod.query(method, type)).hasToString(query);
  }

  @ParameterizedTest
  @CsvSource({
    "TREND, rps",
    "TREND, 1.5",
    "TREND, p(101)",
    "COUNTER, 0.95",
    "GAUGE, rate",
    "RATE, std"
  })
  void othersAreRefusedWithThoseThatThereAre(MetricType type, String method) {
    assertThatThrownBy(() -> SeriesMethod.query(method, type))
        .isInstanceOf(QueryException.class)
        .hasMessageMatching("method of a " + type.word() + " is mean, avg, .*, not .*");
  }
}
