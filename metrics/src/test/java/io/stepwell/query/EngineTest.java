package io.stepwell.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a script cannot see of an answer. The rules themselves are in the .k6test scripts. */
class EngineTest {

  private static final long NANOS = 1_000_000_000L;

  private final MemoryStepStore store = new MemoryStepStore();
  private final Engine engine = new Engine(store);

  private void add(long run, long second, double value) {
    SeriesKey key = new SeriesKey("c", Labels.of(Map.of("a", "x")));
    store.add(new Sample(run, key, MetricType.COUNTER, second * NANOS, value));
  }

  @Test
  void zeroHasNoSign() {
    add(7, 100, -0.0);
    add(7, 101, 5);
    Answer answer = engine.range(7, question("max_rate(1)", "1"));
    AnswerSeries series = answer.series().get(0);
    assertThat(1 / series.value(0)).isEqualTo(Double.POSITIVE_INFINITY);
    Answer folded = engine.range(7, question("sum(value by (a))", "1"));
    assertThat(1 / folded.series().get(0).value(0)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void aSeriesNamesItsRun() {
    add(7, 100, 1);
    Answer answer = engine.aggregate(7, Question.of("c", "increase by (a)"));
    assertThat(answer.resultType().word()).isEqualTo("vector");
    assertThat(answer.series()).hasSize(1);
    AnswerSeries series = answer.series().get(0);
    assertThat(series.run()).isEqualTo(7);
    assertThat(series.labels()).hasToString("{__name__=\"c\",a=\"x\",test_run_id=\"7\"}");
    assertThat(series.size()).isEqualTo(1);
    assertThat(series.time(0)).isEqualTo(101);
    assertThat(series.value(0)).isEqualTo(1);
    assertThat(engine.range(7, question("value", "1")).resultType().word()).isEqualTo("matrix");
  }

  /** As numbers, not as text: 9 comes before 10. */
  @Test
  void runsComeInTheOrderOfTheirIds() {
    add(10, 100, 1);
    add(9, 500, 2);
    Answer answer = engine.aggregate(List.of(10L, 9L), Question.of("c", "increase"));
    assertThat(answer.series()).extracting(AnswerSeries::run).containsExactly(9L, 10L);
  }

  @Test
  void anUnknownRunIsNotFound() {
    assertThatThrownBy(() -> engine.range(7, question("rate", "1")))
        .isInstanceOfSatisfying(
            QueryException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(QueryException.Kind.NOT_FOUND);
              assertThat(e.sentence()).isEqualTo("there is no test run 7 with samples");
            });
  }

  private static Question question(String query, String step) {
    return Question.of("c", query, Optional.of(step), Optional.empty(), Optional.empty());
  }
}
