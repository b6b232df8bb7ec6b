package io.stepwell.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class GaugeTest {

  @Test
  void theLatestSampleIsTheLastWheneverItCame() {
    Gauge gauge = new Gauge();
    gauge.observe(2_000_000_001L, 5);
    gauge.observe(2_000_000_000L, 9);
    assertThat(gauge.last()).isEqualTo(5);
    assertThat(gauge.lastSeconds()).isEqualTo(2.000000001);
    assertThat(gauge.max()).isEqualTo(9);
  }

  @Test
  void ofEqualTimesTheGreaterValueIsTheLast() {
    Gauge gauge = new Gauge();
    gauge.observe(7, -5);
    gauge.observe(7, -3);
    gauge.observe(7, -4);
    assertThat(gauge.last()).isEqualTo(-3);
  }

  @Test
  void nothingSeenIsNoValue() {
    Gauge gauge = new Gauge();
    assertThat(gauge.last()).isNaN();
    assertThat(gauge.min()).isNaN();
    assertThat(gauge.max()).isNaN();
    assertThat(gauge.mean()).isNaN();
    assertThat(gauge.lastSeconds()).isNaN();
  }

  /** As near as a double gets to it: a time in milliseconds prints as one. */
  @Property
  void theTimeOfTheLastSampleKeepsItsFraction(
      @ForAll @LongRange(min = -2_000_000_000_000L, max = 4_000_000_000_000L) long millis) {
    Gauge gauge = new Gauge();
    gauge.observe(millis * 1_000_000, 1);
    assertThat(gauge.lastSeconds()).isEqualTo(BigDecimal.valueOf(millis, 3).doubleValue());
  }
}
