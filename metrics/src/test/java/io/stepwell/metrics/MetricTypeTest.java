package io.stepwell.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTypeTest {

  @Test
  void everyTypeHasTheMethodsOfTheMetricsApi() {
    assertThat(names(MetricType.COUNTER))
        .containsExactly("increase", "rate", "value", "cumrate", "max_rate");
    assertThat(names(MetricType.GAUGE)).containsExactly("last", "min", "max", "avg", "last_time");
    assertThat(names(MetricType.RATE))
        .containsExactly(
            "increase_total",
            "rate_total",
            "value_total",
            "increase_nz",
            "rate_nz",
            "value_nz",
            "increase_z",
            "rate_z",
            "value_z",
            "ratio");
    assertThat(names(MetricType.TREND))
        .containsExactly(
            "histogram_max",
            "histogram_min",
            "histogram_avg",
            "histogram_stddev",
            "histogram_quantile",
            "histogram_count_increase",
            "histogram_count_value");
  }

  @Test
  void onlyQuantilesReadSketches() {
    for (MetricType type : MetricType.values()) {
      for (Method<?> method : type.methods()) {
        boolean reads = method.columns().contains(Column.SKETCH);
        assertThat(reads).as(method.name()).isEqualTo(method.name().equals("histogram_quantile"));
        assertThat(type.columns()).containsAll(method.columns());
      }
    }
  }

  @Test
  void knowsTypesByK6sWords() {
    assertThat(MetricType.named("trend")).contains(MetricType.TREND);
    assertThat(MetricType.named("Trend")).isEmpty();
    assertThat(MetricType.named("histogram")).isEmpty();
  }

  @Test
  void aTypeMergesItsOwnOnly() {
    assertThatThrownBy(() -> new Counter().merge(new Gauge()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a gauge cannot be merged into a Counter");
  }

  @Test
  void argumentsAreChecked() {
    assertThat(Parameter.SECONDS.complaint(new BigDecimal("5"))).isEmpty();
    assertThat(Parameter.SECONDS.complaint(new BigDecimal("5.00"))).isEmpty();
    assertThat(Parameter.SECONDS.complaint(new BigDecimal("500"))).isEmpty();
    assertThat(Parameter.SECONDS.complaint(new BigDecimal("0"))).isPresent();
    assertThat(Parameter.SECONDS.complaint(new BigDecimal("0.5"))).isPresent();
    assertThat(Parameter.SECONDS.complaint(new BigDecimal("2147483648"))).isPresent();
    assertThat(Parameter.QUANTILE.complaint(new BigDecimal("0"))).isEmpty();
    assertThat(Parameter.QUANTILE.complaint(new BigDecimal("1.000"))).isEmpty();
    assertThat(Parameter.QUANTILE.complaint(new BigDecimal("1.0001"))).isPresent();
    assertThat(Parameter.QUANTILE.complaint(new BigDecimal("-0.0001"))).isPresent();
    assertThat(Parameter.NONE.complaint(BigDecimal.ONE)).isPresent();
  }

  private static List<String> names(MetricType type) {
    return type.methods().stream().<String>map(Method::name).toList();
  }
}
