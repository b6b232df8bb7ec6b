package io.stepwell.server.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.MemoryStepStore;
import io.stepwell.query.k6test.K6Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When thresholds are first not met. */
class CrossingTest {

  private static final long RUN = 7;
  private static final long START = 1_684_949_400;
  private static final List<MetricType> TYPES = List.of(MetricType.values());
  private static final List<String> SIGNS = List.of("<", "<=", ">", ">=", "==", "!=");

  private static final String SAMPLES =
      """
      load run 7 start 1684949400
        counter cc          _ 1 _ 5 _ _
        gauge   gg          1 9 2 _ 1 1
        rate    rr          _ 1 0 0 1 1
        trend   tt          [1 2] _ [9 9 9] [1] [1 1 1 1 1 1 1 1] _
        counter late        _ _ _ _ 3 _
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cc   | count<3       | 3 | 6",
        "cc   | count<9       |   |",
        "cc   | count>5       | 1 | 1",
        "cc   | rate<1.2      | 3 | 1.5",
        "cc   | rate>0.4      | 2 | 0.3333333333333333",
        "gg   | value<5       | 1 | 9",
        "rr   | rate>0.5      | 2 | 0.5",
        "rr   | rate>0.4      | 3 | 0.3333333333333333",
        "tt   | p(95)<5       | 2 | 9",
        "tt   | med<5         | 2 | 9",
        "tt   | avg<5         | 2 | 6",
        "tt   | max<9         | 2 | 9",
        "tt   | min>=1        |   |",
        "late | count<3       | 4 | 3",
        "none | count>0       | 5 |",
        "none | count<1       |   |",
      })
  void theFirstSecondAfterWhichItIsNotMet(
      String metric, String expression, Integer second, Double value) {
    Optional<Crossing> crossing = trace(samples(), metric, expression).crossing();
    assertThat(crossing)
        .isEqualTo(
            second == null
                ? Optional.empty()
                : Optional.of(
                    new Crossing(
                        START + second,
                        value == null ? OptionalDouble.empty() : OptionalDouble.of(value))));
  }

  @Test
  void whatWasCrossedMayBeMetAgain() {
    TracedThreshold traced = trace(samples(), "tt", "med<5");
    assertThat(traced.judged().met()).isTrue();
    assertThat(traced.crossing()).isPresent();
  }

  @Test
  void whatK6AloneFoundFailedWasSoAtTheEnd() {
    JudgedRun run =
        new JudgedRun(
            RUN,
            "{\"cc\":[\"count<9\"]}",
            Optional.of("{\"cc\":{\"count<9\":true}}"),
            Optional.empty(),
            false);
    assertThat(new Judge(run, samples()).traced().get(0).crossing())
        .contains(new Crossing(START + 5, OptionalDouble.of(6)));
  }

  /** Whether a verdict changes with one more second is asked the Judge, one run a second. */
  @RepeatedTest(60)
  void itIsWhatJudgingEachSecondAnewFinds(RepetitionInfo repetition) {
    RandomGenerator random = new Random(repetition.getCurrentRepetition());
    List<Sample> samples = samples(random);
    MetricType type = samples.get(0).type();
    String expression = expression(type, random);
    Optional<Long> expected = Optional.empty();
    for (long second = START; second < START + 20 && expected.isEmpty(); second++) {
      long until = second;
      List<Sample> sofar = samples.stream().filter(s -> s.second() <= until).toList();
      boolean isJudged = sofar.stream().anyMatch(s -> s.series().metric().equals("mm"));
      if (isJudged && !trace(store(sofar, until), "mm", expression).judged().met()) {
        expected = Optional.of(second);
      }
    }
    TracedThreshold traced = trace(store(samples, START + 19), "mm", expression);
    assertThat(traced.crossing().map(Crossing::second)).as(expression).isEqualTo(expected);
  }

  private static String expression(MetricType type, RandomGenerator random) {
    List<String> aggregations =
        switch (type) {
          case COUNTER -> List.of("count", "rate");
          case GAUGE -> List.of("value");
          case RATE -> List.of("rate");
          case TREND -> List.of("avg", "min", "max", "med", "p(90)", "p(99.9)", "p(0)");
        };
    double bound =
        switch (type) {
          case COUNTER -> random.nextInt(12);
          case RATE -> random.nextInt(5) / 4.0;
          case GAUGE, TREND -> random.nextInt(10);
        };
    return aggregations.get(random.nextInt(aggregations.size()))
        + SIGNS.get(random.nextInt(SIGNS.size()))
        + bound;
  }

  private static List<Sample> samples(RandomGenerator random) {
    MetricType type = TYPES.get(random.nextInt(TYPES.size()));
    List<Sample> samples = new ArrayList<>();
    for (int i = random.nextInt(1, 40); i > 0; i--) {
      Labels labels = Labels.of(Map.of("n", Integer.toString(random.nextInt(3))));
      long second = START + random.nextInt(20);
      long nanos = TimeUnit.SECONDS.toNanos(second) + random.nextInt(1_000_000_000);
      double value = type == MetricType.RATE ? random.nextInt(2) : random.nextInt(10);
      samples.add(new Sample(RUN, new SeriesKey("mm", labels), type, nanos, value));
    }
    return samples;
  }

  /** With a sample of something else in the first and the last second, for the run to last. */
  private static MemoryStepStore store(List<Sample> samples, long lastSecond) {
    MemoryStepStore steps = new MemoryStepStore();
    samples.forEach(steps::add);
    for (long second : new long[] {START, lastSecond}) {
      long nanos = TimeUnit.SECONDS.toNanos(second);
      steps.add(
          new Sample(
              RUN, new SeriesKey("frame", Labels.of(Map.of())), MetricType.COUNTER, nanos, 1));
    }
    return steps;
  }

  private static MemoryStepStore samples() {
    List<Sample> all = new ArrayList<>();
    K6Test.parse("samples", SAMPLES).samples().forEach(all::add);
    return store(all, START + 5);
  }

  private static TracedThreshold trace(MemoryStepStore steps, String metric, String expression) {
    String json = new ObjectMapper().valueToTree(Map.of(metric, List.of(expression))).toString();
    JudgedRun run = new JudgedRun(RUN, json, Optional.empty(), Optional.empty(), false);
    return new Judge(run, steps).traced().get(0);
  }
}
