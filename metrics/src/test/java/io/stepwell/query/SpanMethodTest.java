package io.stepwell.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Gauge;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Trend;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpanMethodTest {

  private static final long NANOS = 1_000_000_000L;

  private static OptionalDouble ask(String method, Aggregate merged, double seconds) {
    return SpanMethod.parse(method).of(merged, seconds);
  }

  private static Aggregate counter(double... values) {
    Aggregate counter = MetricType.COUNTER.empty();
    for (double value : values) {
      counter.observe(0, value);
    }
    return counter;
  }

  private static SortedMap<Long, Aggregate> seconds(double... values) {
    SortedMap<Long, Aggregate> steps = new TreeMap<>();
    for (int second = 0; second < values.length; second++) {
      steps.put(100L + second, counter(values[second]));
    }
    return steps;
  }

  @Test
  void asks_methods_of_the_span_and_of_the_time_since_the_start_alike() {
    assertThat(ask("increase", counter(2, 3), 10)).hasValue(5);
    assertThat(ask("rate", counter(2, 3), 10)).hasValue(0.5);
    assertThat(ask("value", counter(2, 3), 10)).hasValue(5);
    assertThat(ask("cumrate", counter(2, 3), 10)).hasValue(0.5);
  }

  @Test
  void asks_a_percentile() {
    Trend trend = new Trend();
    for (int value = 1; value <= 100; value++) {
      trend.observe(value * NANOS, value);
    }
    assertThat(ask("histogram_quantile(0.95)", trend, 1)).hasValue(95);
    assertThat(ask("historgam_quantile(0.95)", trend, 1)).hasValue(95);
  }

  @Test
  void looks_inside_a_span_whose_seconds_are_known() {
    assertThat(SpanMethod.parse("max_rate(2)").of(seconds(1, 5, 4, 0), 100, 104)).hasValue(4.5);
    assertThat(SpanMethod.parse("max_rate(2)").of(seconds(-3, -1), 100, 104)).hasValue(0);
    assertThat(SpanMethod.parse("value").of(seconds(1, 5, 4), 100, 102)).hasValue(6);
  }

  @Test
  void does_not_guess_what_is_inside_a_merged_span() {
    assertThat(ask("max_rate(5)", counter(2, 3), 4)).hasValue(1.25);
    assertThatThrownBy(() -> ask("max_rate(5)", counter(2, 3), 6))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("max_rate(5) looks at every 5 seconds of a span");
  }

  @Test
  void counts_nothing_as_0_and_has_no_last_value_of_it() {
    assertThat(SpanMethod.parse("increase").ofNothing(5)).hasValue(0);
    assertThat(SpanMethod.parse("max_rate(2)").ofNothing(5)).hasValue(0);
    assertThat(SpanMethod.parse("last").ofNothing(5)).isEmpty();
    assertThat(SpanMethod.parse("ratio").ofNothing(5)).isEmpty();
  }

  @Test
  void refuses_a_wrong_method_in_the_query_languages_words() {
    Gauge gauge = new Gauge();
    gauge.observe(1, 1);
    assertThatThrownBy(() -> ask("rate", gauge, 1))
        .hasMessageStartingWith("rate is not a method of gauge, which has last, min");
    assertThatThrownBy(() -> ask("histogram_quantile(95)", new Trend(), 1))
        .hasMessage("histogram_quantile takes a number from 0 to 1, not 95");
    assertThatThrownBy(() -> SpanMethod.parse("nonsense").ofNothing(1))
        .hasMessage("nonsense is not a method of any metric type");
    assertThatThrownBy(() -> SpanMethod.parse("sum(last by (instance_id))"))
        .hasMessageEndingWith("write the method alone, as in last");
    assertThatThrownBy(() -> ask("increase", counter(1), 0))
        .hasMessage("a span is longer than 0 seconds, and this one is 0.0");
  }
}
