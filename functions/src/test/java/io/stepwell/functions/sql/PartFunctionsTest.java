package io.stepwell.functions.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Column;
import io.stepwell.metrics.ColumnSink;
import io.stepwell.metrics.Method;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Parameter;
import io.stepwell.metrics.Sketch;
import io.stepwell.query.SpanMethod;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartFunctionsTest {

  private static final long NANOS = 1_000_000_000L;

  private final K6Merge merge = new K6Merge();
  private final K6Method method = new K6Method();

  /** The columns of a state as a table has them. */
  private static final class Row implements ColumnSink {
    private final Map<Column, Object> values = new EnumMap<>(Column.class);

    @Override
    public void count(Column column, long value) {
      values.put(column, value);
    }

    @Override
    public void number(Column column, double value) {
      values.put(column, value);
    }

    @Override
    public void sketch(Column column, Sketch sketch) {
      values.put(column, sketch.toBytes());
    }

    byte @Nullable [] part(MetricType type) {
      return new K6Part()
          .eval(
              type.word(),
              (Long) values.get(Column.COUNT),
              (Long) values.get(Column.NONZERO),
              (Double) values.get(Column.SUM),
              (Double) values.get(Column.MIN),
              (Double) values.get(Column.MAX),
              (Double) values.get(Column.LAST),
              (Long) values.get(Column.LAST_TIME),
              (Double) values.get(Column.SQUARES),
              (byte[]) values.get(Column.SKETCH));
    }
  }

  private static byte @Nullable [] part(Aggregate state) {
    Row row = new Row();
    state.write(row);
    return row.part(state.type());
  }

  private static Aggregate state(MetricType type, long second, double... values) {
    Aggregate state = type.empty();
    for (double value : values) {
      state.observe(second * NANOS, value);
    }
    return state;
  }

  private static String call(Method<?> asked) {
    return switch (asked.parameter()) {
      case NONE -> asked.name();
      case SECONDS -> asked.name() + "(2)";
      case QUANTILE -> asked.name() + "(0.5)";
    };
  }

  private static void assertSame(@Nullable Double actual, OptionalDouble expected) {
    assertThat(actual).isEqualTo(expected.isPresent() ? expected.getAsDouble() : null);
  }

  @ParameterizedTest
  @EnumSource(MetricType.class)
  void every_method_gives_what_the_query_language_gives(MetricType type) {
    MergedPart merged = merge.createAccumulator();
    Aggregate whole = type.empty();
    for (int second = 0; second < 4; second++) {
      Aggregate state = state(type, second, second, 5 - second, 0);
      whole.merge(state);
      merge.accumulate(merged, part(state));
    }
    for (Method<?> asked : type.methods()) {
      double seconds = asked.parameter() == Parameter.SECONDS ? 2 : 4;
      assertSame(
          method.eval(merge.getValue(merged), call(asked), seconds),
          SpanMethod.parse(call(asked)).of(whole, seconds));
    }
  }

  @Test
  void seconds_that_are_kept_apart_answer_what_looks_inside_a_span() {
    MergedPart one = merge.createAccumulator();
    MergedPart other = merge.createAccumulator();
    merge.accumulate(one, part(state(MetricType.COUNTER, 10, 1)), 10L);
    merge.accumulate(other, part(state(MetricType.COUNTER, 11, 4)), 11L);
    merge.accumulate(other, part(state(MetricType.COUNTER, 10, 2)), 10L);
    merge.merge(one, List.of(other));
    byte[] part = merge.getValue(one);
    assertThat(method.eval(part, "max_rate(1)", 5L, 15L)).isEqualTo(4);
    assertThat(method.eval(part, "max_rate(2)", 5L, 15L)).isEqualTo(3.5);
    assertThat(method.eval(part, "increase", 10.0)).isEqualTo(7);
    assertThat(method.eval(part, "increase", 11L, 15L)).isEqualTo(4);
    assertThatThrownBy(() -> method.eval(part, "max_rate(2)", 10.0))
        .hasMessageContaining("ask it of a part that keeps its seconds");
  }

  @Test
  void no_part_counts_as_no_samples() {
    MergedPart merged = merge.createAccumulator();
    merge.accumulate(merged, null);
    merge.accumulate(merged, null, 3L);
    assertThat(merge.getValue(merged)).isNull();
    assertThat(method.eval(null, "rate", 5.0)).isZero();
    assertThat(method.eval(null, "max_rate(2)", 5L, 10L)).isZero();
    assertThat(method.eval(null, "histogram_max", 5.0)).isNull();
    assertThat(method.eval(null, "rate", (Double) null)).isNull();
  }

  @Test
  void a_sample_is_a_part() {
    K6Sample sample = new K6Sample();
    MergedPart merged = merge.createAccumulator();
    merge.accumulate(merged, sample.eval("gauge", 3L, 4.0));
    merge.accumulate(merged, sample.eval("gauge", 2L, 7.0));
    assertThat(method.eval(merge.getValue(merged), "last", 1.0)).isEqualTo(4);
    assertThat(method.eval(merge.getValue(merged), "avg", 1.0)).isEqualTo(5.5);
    assertThatThrownBy(() -> sample.eval("gauge", 2L, Double.NaN))
        .hasMessage("a sample's value is a finite number, not NaN");
    assertThatThrownBy(() -> sample.eval("histogram", 2L, 1.0))
        .hasMessage("'histogram' is no metric type; write counter, gauge, rate or trend");
  }

  @Test
  void mistakes_get_one_sentence() {
    byte[] gauge = part(state(MetricType.GAUGE, 1, 5));
    assertThatThrownBy(() -> method.eval(gauge, "rate", 1.0))
        .hasMessageStartingWith("rate is not a method of gauge, which has last");
    MergedPart merged = merge.createAccumulator();
    merge.accumulate(merged, gauge);
    byte[] trend = part(state(MetricType.TREND, 1, 5));
    assertThatThrownBy(() -> merge.accumulate(merged, trend))
        .hasMessage(
            "parts of a gauge and of a trend do not merge; choose one metric, or group by metric");
    assertThatThrownBy(() -> method.eval(new byte[] {1, 2}, "last", 1.0))
        .hasMessageStartingWith("these bytes are no part");
    assertThatThrownBy(
            () -> new K6Part().eval("rate", 1L, null, null, null, null, null, null, null, null))
        .hasMessage("a row of a rate has no nonzero; give K6_PART all columns of the table");
  }

  @Test
  void what_was_merged_survives_a_checkpoint() throws Exception {
    MergedPart merged = merge.createAccumulator();
    merge.accumulate(merged, part(state(MetricType.TREND, 1, 5, 9)));
    merge.accumulate(merged, part(state(MetricType.TREND, 2, 7)), 2L);
    MergedPartSerializer serializer = new MergedPartSerializer();
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(merged, out);
    MergedPart read = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    assertThat(PartBytes.of(read)).isEqualTo(PartBytes.of(merged));
    assertThat(read.seconds()).containsOnlyKeys(2L);
    assertThat(serializer.snapshotConfiguration().restoreSerializer()).isEqualTo(serializer);
  }
}
