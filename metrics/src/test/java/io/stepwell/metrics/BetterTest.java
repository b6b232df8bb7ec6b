package io.stepwell.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetterTest {

  @ParameterizedTest
  @CsvSource({
    "http_req_duration, TREND, histogram_quantile, LOWER",
    "http_req_duration, TREND, histogram_count_increase, UNKNOWN",
    "ws_session_duration, TREND, histogram_avg, UNKNOWN",
    "browser_web_vital_cls, TREND, histogram_avg, LOWER",
    "http_req_failed, RATE, ratio, LOWER",
    "http_req_failed, RATE, increase_nz, LOWER",
    "http_req_failed, RATE, increase_total, UNKNOWN",
    "checks, RATE, ratio, HIGHER",
    "checks, RATE, increase_z, LOWER",
    "http_reqs, COUNTER, rate, HIGHER",
    "dropped_iterations, COUNTER, increase, LOWER",
    "data_sent, COUNTER, rate, UNKNOWN",
    "vus, GAUGE, max, UNKNOWN",
    "anything, RATE, ratio, UNKNOWN",
  })
  void itGoesByWhatTheMetricIsFor(String metric, MetricType type, String method, Better better) {
    Contains contains =
        BuiltinMetrics.named(metric).map(BuiltinMetric::contains).orElse(Contains.DEFAULT);
    assertThat(Better.of(metric, contains, type.method(method).orElseThrow())).isEqualTo(better);
  }

  @ParameterizedTest
  @CsvSource({"LOWER, 1, true", "LOWER, -1, false", "HIGHER, -1, true", "UNKNOWN, 1, false"})
  void worseIsTheOtherWay(Better better, double change, boolean worse) {
    assertThat(better.isWorse(change)).isEqualTo(worse);
  }
}
