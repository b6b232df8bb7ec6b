package io.stepwell.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricIdTest {

  /** As Python's {@code uuid.uuid5} gives it. */
  @Test
  void itIsTheUuidThatOthersComputeToo() {
    assertThat(MetricId.of(71, "http_reqs")).hasToString("e98e3ef3-a545-5c0c-a6fe-4014a7717807");
  }

  @Test
  void runsAndNamesTellThemApart() {
    assertThat(MetricId.of(7, "a").version()).isEqualTo(5);
    assertThat(MetricId.of(7, "a").variant()).isEqualTo(2);
    assertThat(MetricId.of(7, "a")).isNotEqualTo(MetricId.of(7, "b"));
    assertThat(MetricId.of(7, "a")).isNotEqualTo(MetricId.of(8, "a"));
  }
}
