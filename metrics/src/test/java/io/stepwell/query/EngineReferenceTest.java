package io.stepwell.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine against a reference that works from raw samples, on many random questions. */
class EngineReferenceTest {

  private static final long RUN = 7;
  private static final long ABOUT = 1_684_949_400L;
  private static final int CASES = 100;

  @ParameterizedTest
  @EnumSource(MetricType.class)
  void agree(MetricType type) {
    RandomGenerator random = new Random(type.word().hashCode());
    for (int i = 0; i < CASES; i++) {
      List<Sample> samples = samples(random, type);
      MemoryStepStore store = new MemoryStepStore();
      samples.forEach(store::add);
      RunExtent run = store.extent(RUN).orElseThrow();
      Asked asked = Asked.random(random, type, run.start(), run.end());
      Reference reference = new Reference(samples, run.start(), run.end());
      Engine engine = new Engine(store);
      String what = i + ": " + asked.metric() + " " + asked.query() + " " + asked;
      compare(what, engine.range(RUN, asked.question(true)), reference.range(asked));
      compare(what, engine.aggregate(RUN, asked.question(false)), reference.aggregate(asked));
    }
  }

  private static List<Sample> samples(RandomGenerator random, MetricType type) {
    long start = ABOUT + random.nextInt(100);
    int seconds = 1 + random.nextInt(40);
    List<Sample> samples = new ArrayList<>();
    int series = 1 + random.nextInt(6);
    for (int s = 0; s < series; s++) {
      SeriesKey key = new SeriesKey("m", labels(random));
      int count = 1 + random.nextInt(30);
      for (int i = 0; i < count; i++) {
        long nanos = (start + random.nextInt(seconds)) * 1_000_000_000L;
        nanos += random.nextBoolean() ? 0 : random.nextInt(1_000) * 1_000_000L;
        samples.add(new Sample(RUN, key, type, nanos, value(random)));
      }
    }
    return samples;
  }

  private static double value(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> random.nextInt(-2, 5);
      default -> random.nextInt(20_000) / 16.0;
    };
  }

  private static Labels labels(RandomGenerator random) {
    Map<String, String> labels = new TreeMap<>();
    labels.put("a", random.nextBoolean() ? "x" : "y");
    switch (random.nextInt(4)) {
      case 0 -> {}
      case 1 -> labels.put("b", "");
      case 2 -> labels.put("b", "1");
      default -> labels.put("b", "2");
    }
    return Labels.of(labels);
  }

  private static void compare(
      String what, Answer answer, Map<Labels, Map<Long, Double>> reference) {
    List<Labels> expected = new ArrayList<>();
    reference
        .keySet()
        .forEach(labels -> expected.add(labels.with("__name__", "m").with("test_run_id", "7")));
    assertThat(answer.series()).as(what).extracting(AnswerSeries::labels).isEqualTo(expected);
    List<Map<Long, Double>> points = List.copyOf(reference.values());
    for (int i = 0; i < points.size(); i++) {
      AnswerSeries series = answer.series().get(i);
      List<Long> times = new ArrayList<>();
      for (int p = 0; p < series.size(); p++) {
        times.add(series.time(p));
        double wanted = points.get(i).getOrDefault(series.time(p), Double.NaN);
        double rounding = 1e-9 * Math.max(1, Math.abs(wanted));
        assertThat(series.value(p)).as(what).isCloseTo(wanted, within(rounding));
      }
      assertThat(times).as(what).isEqualTo(List.copyOf(points.get(i).keySet()));
    }
  }
}
