package io.stepwell.functions.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sketch;
import io.stepwell.metrics.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;

class PlainFunctionsTest {

  private static byte[] sketch(int values) {
    Sketch sketch = new Sketch(Sketch.BASE_K);
    for (int value = 1; value <= values; value++) {
      sketch.observe(value);
    }
    return sketch.toBytes();
  }

  @Test
  void quantiles_and_ranks_of_a_sketch() {
    KllQuantile quantile = new KllQuantile();
    KllRank rank = new KllRank();
    assertThat(quantile.eval(sketch(100), 0.95)).isEqualTo(95);
    assertThat(quantile.eval(sketch(100), 0.0)).isEqualTo(1);
    assertThat(rank.eval(sketch(100), 20.5)).isEqualTo(0.2);
    assertThat(rank.eval(sketch(5000), 2500.0)).isBetween(0.48, 0.52);
    assertThat(quantile.eval(sketch(0), 0.5)).isNull();
    assertThat(rank.eval(sketch(0), 1.0)).isNull();
    assertThatThrownBy(() -> quantile.eval(sketch(1), 95.0))
        .hasMessage("KLL_QUANTILE takes a number from 0 to 1, not 95.0");
    assertThatThrownBy(() -> quantile.eval(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 0.5))
        .hasMessageStartingWith("these bytes are no KllFloatsSketch");
  }

  @Test
  void the_sketch_of_a_part() {
    Trend trend = new Trend();
    trend.observe(0, 7);
    byte[] sketch = new K6Sketch().eval(PartBytes.of(trend));
    assertThat(new KllQuantile().eval(sketch, 0.5)).isEqualTo(7);
    assertThatThrownBy(() -> new K6Sketch().eval(PartBytes.of(MetricType.RATE.empty())))
        .hasMessage("a part of a rate has no sketch; only trends have one");
  }

  @Test
  void labels_that_are_not_there_are_empty_as_in_the_query_language() {
    Map<String, String> labels = Map.of("status", "200");
    assertThat(new K6Label().eval(labels, "status")).isEqualTo("200");
    assertThat(new K6Label().eval(labels, "name")).isEmpty();
    K6Matches matches = new K6Matches();
    assertThat(matches.eval("http_reqs", labels, "http_reqs{status=~\"2..\",name=\"\"}")).isTrue();
    assertThat(matches.eval("http_reqs", labels, "{status!=\"200\"}")).isFalse();
    assertThat(matches.eval("vus", labels, "http_reqs")).isFalse();
    assertThatThrownBy(() -> matches.eval("vus", labels, "vus{test_run_id=\"1\"}"))
        .hasMessageContaining("WHERE test_run_id");
    assertThatThrownBy(() -> matches.eval("vus", labels, "vus{"))
        .isInstanceOf(io.stepwell.query.QueryException.class);
  }

  @Test
  void windows_are_those_of_range_queries() {
    List<Row> rows = new ArrayList<>();
    K6Windows windows = new K6Windows();
    windows.setCollector(new ListCollector<>(rows));
    windows.eval(7L, 21L, 10L);
    assertThat(rows).containsExactly(Row.of(7L, 10L), Row.of(10L, 20L), Row.of(20L, 21L));
    rows.clear();
    windows.eval(7L, 10L);
    windows.eval(null, 10L);
    windows.eval(10L, 10L, 1L);
    assertThat(rows).hasSize(3);
  }

  @Test
  void what_k6_writes() {
    assertThat(new K6Type().eval("http_reqs")).isEqualTo("counter");
    assertThat(new K6Type().eval("my_own")).isEqualTo("trend");
    K6Nanos nanos = new K6Nanos();
    assertThat(nanos.eval("2023-05-24T19:30:00.123456789+02:00"))
        .isEqualTo(1_684_949_400_123_456_789L);
    assertThat(nanos.eval("yesterday")).isNull();
    assertThat(nanos.eval("1970-01-01T00:00:00Z")).isNull();
  }

  @Test
  void the_module_has_every_function() {
    SqlFunctions module = new SqlFunctions();
    assertThat(module.listFunctions()).hasSize(12);
    assertThat(module.getFunctionDefinition("k6_method").orElseThrow())
        .isInstanceOf(K6Method.class);
    assertThat(module.getFunctionDefinition("K6_NOTHING")).isEmpty();
  }
}
