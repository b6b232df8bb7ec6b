package io.stepwell.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuiltinMetricsTest {

  @Test
  void knowsTypeAndUnitOfWhatK6Emits() {
    assertThat(BuiltinMetrics.named("http_req_duration"))
        .contains(new BuiltinMetric("http_req_duration", MetricType.TREND, Contains.TIME));
    assertThat(BuiltinMetrics.named("data_received"))
        .contains(new BuiltinMetric("data_received", MetricType.COUNTER, Contains.DATA));
    assertThat(BuiltinMetrics.named("checks"))
        .contains(new BuiltinMetric("checks", MetricType.RATE, Contains.DEFAULT));
    assertThat(BuiltinMetrics.named("vus_max"))
        .contains(new BuiltinMetric("vus_max", MetricType.GAUGE, Contains.DEFAULT));
    assertThat(BuiltinMetrics.all()).hasSize(38);
  }

  @Test
  void knowsNothingOfAScriptsOwnMetrics() {
    assertThat(BuiltinMetrics.named("orders_placed")).isEmpty();
    assertThat(BuiltinMetrics.named("HTTP_REQS")).isEmpty();
  }

  @Test
  void readsK6sWordsForUnits() {
    assertThat(Contains.named("time")).contains(Contains.TIME);
    assertThat(Contains.named("TIME")).isEmpty();
  }
}
