package io.stepwell.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.Contains;
import io.stepwell.metrics.Interval;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals over distributions that are known, and what is found where there can be none. */
class ComparisonTest {

  private static final long NANOS = 1_000_000_000L;
  private static final int SECONDS = 90;
  private static final int TRIALS = 200;

  /** Runs 1 and 2 of some seconds, in each of which a metric has so many samples. */
  private static final class Runs {
    private final MemoryStepStore store = new MemoryStepStore();
    private final Random random;

    Runs(long seed) {
      random = new Random(seed);
    }

    Runs run(long run, MetricType type, int seconds, int samples, IntToDoubleFunction value) {
      SeriesKey key = new SeriesKey("m", Labels.of(Map.of("name", "a")));
      for (int second = 0; second < seconds; second++) {
        for (int i = 0; i < samples; i++) {
          long time = (1000 * run + second) * NANOS;
          store.add(new Sample(run, key, type, time, value.applyAsDouble(second)));
        }
      }
      return this;
    }

    Comparison compare(String query) {
      return new Engine(store).compare(1, 2, Question.of("m", query), Contains.TIME);
    }

    ComparedSeries only(String query) {
      Comparison comparison = compare(query);
      assertThat(comparison.series()).hasSize(1);
      return comparison.series().get(0);
    }
  }

  /** What a metric has in one run, drawn at random. */
  private interface Noise {
    double value(Random random, int second);
  }

  private static Noise noise(String name) {
    return switch (name) {
      case "uneven" -> (random, second) -> 100 * Math.exp(random.nextGaussian());
      case "ramp" -> (random, second) -> 100 + 10 * second + 20 * random.nextGaussian();
      case "counted" -> (random, second) -> random.nextInt(4);
      case "failures" -> (random, second) -> random.nextInt(20) == 0 ? 1 : 0;
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** The true change is 0, so 95 of 100 intervals should hold 0. */
  @ParameterizedTest
  @CsvSource({
    "uneven,   TREND,   histogram_quantile(0.95)",
    "uneven,   TREND,   histogram_quantile(0.5)",
    "uneven,   TREND,   histogram_avg",
    "ramp,     TREND,   histogram_avg",
    "counted,  COUNTER, rate",
    "counted,  COUNTER, increase",
    "failures, RATE,    ratio",
  })
  void noiseIsWithinTheNoise(String name, MetricType type, String query) {
    Noise noise = noise(name);
    int within = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Runs runs = new Runs(trial);
      runs.run(1, type, SECONDS, 6, second -> noise.value(runs.random, second));
      runs.run(2, type, SECONDS, 6, second -> noise.value(runs.random, second));
      within += runs.only(query).finding() == Finding.WITHIN_NOISE ? 1 : 0;
    }
    assertThat(within / (double) TRIALS).isBetween(0.90, 0.99);
  }

  /** Seconds that resemble their neighbours make the noise greater, and blocks see that. */
  @Test
  void whatLastsForSecondsIsNoiseToo() {
    int within = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Runs runs = new Runs(trial);
      for (long run = 1; run <= 2; run++) {
        double[] level = new double[SECONDS];
        for (int second = 1; second < SECONDS; second++) {
          level[second] = 0.6 * level[second - 1] + runs.random.nextGaussian();
        }
        runs.run(run, MetricType.TREND, SECONDS, 1, second -> 10 + level[second]);
      }
      within += runs.only("histogram_avg").finding() == Finding.WITHIN_NOISE ? 1 : 0;
    }
    assertThat(within / (double) TRIALS).isBetween(0.86, 0.97);
  }

  @ParameterizedTest
  @CsvSource({
    "uneven,   TREND,   histogram_quantile(0.5), 2",
    "ramp,     TREND,   histogram_avg,           1.05",
    "counted,  COUNTER, rate,                    1.4",
  })
  void aChangeIsNot(String name, MetricType type, String query, double factor) {
    Noise noise = noise(name);
    for (int trial = 0; trial < 20; trial++) {
      Runs runs = new Runs(trial);
      runs.run(1, type, SECONDS, 6, second -> noise.value(runs.random, second));
      runs.run(2, type, SECONDS, 6, second -> factor * noise.value(runs.random, second));
      ComparedSeries series = runs.only(query);
      assertThat(series.finding()).isEqualTo(Finding.CHANGED);
      double change = series.change().orElseThrow();
      Interval interval = series.interval().orElseThrow();
      assertThat(change).isPositive().isBetween(interval.low(), interval.high());
    }
  }

  @Test
  void theSameQuestionGetsTheSameAnswer() {
    Runs runs = new Runs(1);
    for (long run = 1; run <= 2; run++) {
      runs.run(run, MetricType.TREND, 30, 5, second -> runs.random.nextGaussian());
    }
    Comparison first = runs.compare("histogram_quantile(0.9)");
    assertThat(runs.compare("histogram_quantile(0.9)")).isEqualTo(first);
    assertThat(first.blocks()).isEqualTo(8);
    assertThat(first.series().get(0).labels()).hasToString("{__name__=\"m\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "TREND,   30, 5, histogram_quantile(0.99), TOO_FEW_SAMPLES",
    "TREND,   30, 5, histogram_quantile(1),    EXTREME",
    "TREND,   30, 5, histogram_max,            EXTREME",
    "TREND,   30, 5, max(histogram_avg by (name)), EXTREME",
    "TREND,   30, 5, sum(histogram_avg by (name)), CHANGED",
    "TREND,   9,  9, histogram_avg,            TOO_FEW_SAMPLES",
    "TREND,   19, 1, histogram_avg,            TOO_FEW_SAMPLES",
    "TREND,   20, 1, histogram_avg,            CHANGED",
    "GAUGE,   30, 1, last,                     EXTREME",
    "GAUGE,   30, 1, avg,                      CHANGED",
    "COUNTER, 30, 1, max_rate(5),              EXTREME",
    "COUNTER, 30, 1, cumrate,                  CHANGED",
    "RATE,    30, 1, ratio,                    WITHIN_NOISE",
  })
  void whatCanBeSaid(MetricType type, int seconds, int samples, String query, Finding finding) {
    ComparedSeries series =
        new Runs(1)
            .run(1, type, seconds, samples, second -> 1)
            .run(2, type, seconds, samples, second -> 2)
            .only(query);
    assertThat(series.finding()).isEqualTo(finding);
    boolean known = finding == Finding.CHANGED || finding == Finding.WITHIN_NOISE;
    assertThat(series.interval().isPresent()).isEqualTo(known);
    assertThat(series.base()).isPresent();
    assertThat(series.other()).isPresent();
  }

  @Test
  void whatOneRunLacksIsShownAsSuch() {
    Runs runs = new Runs(1).run(1, MetricType.COUNTER, 3, 1, second -> 1);
    Comparison comparison = runs.compare("rate");
    assertThat(comparison.series())
        .extracting(ComparedSeries::finding)
        .containsExactly(Finding.ONLY_BASE);
    assertThat(comparison.series().get(0).change()).isEmpty();
    assertThat(comparison.warnings()).containsExactly("test run 2 has no samples yet");

    Comparison turned =
        new Engine(runs.store).compare(2, 1, Question.of("m", "rate"), Contains.DEFAULT);
    assertThat(turned.series())
        .extracting(ComparedSeries::finding)
        .containsExactly(Finding.ONLY_OTHER);
    Comparison none =
        new Engine(runs.store).compare(1, 2, Question.of("n", "rate"), Contains.DEFAULT);
    assertThat(none.series()).isEmpty();
    assertThat(none.warnings()).contains("test run 1 has no metric n");
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    Runs runs =
        new Runs(1)
            .run(1, MetricType.COUNTER, 3, 1, second -> 1)
            .run(2, MetricType.RATE, 3, 1, second -> 1);
    assertThatThrownBy(() -> runs.compare("rate"))
        .isInstanceOf(QueryException.class)
        .hasMessage(
            "m is a counter in test run 1 and a rate in test run 2, which cannot be compared");
    Question step = Question.of("m", "rate", Optional.of("5"), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> new Engine(runs.store).compare(1, 2, step, Contains.DEFAULT))
        .hasMessageContaining("takes no step");
    Question start = Question.of("m", "rate", Optional.empty(), Optional.of("5"), Optional.empty());
    assertThatThrownBy(() -> new Engine(runs.store).compare(1, 2, start, Contains.DEFAULT))
        .hasMessageContaining("start and end do not go with a comparison of whole runs");
  }

  @Test
  void tooManySeriesAreRefused() {
    Runs runs = new Runs(1);
    for (int i = 0; i <= 10_000; i++) {
      SeriesKey key = new SeriesKey("m", Labels.of(Map.of("name", "n" + i)));
      runs.store.add(new Sample(1, key, MetricType.COUNTER, NANOS, 1));
    }
    assertThatThrownBy(() -> runs.compare("rate by (name)"))
        .hasMessageContaining("10001 series, and 10000 are the most; group by fewer labels");
    assertThat(runs.compare("rate").series()).hasSize(1);
  }

  @Test
  void blocksGetLongerWithTheRun() {
    assertThat(List.of(1L, 5L, 12L, 16L, 27L, 64L, 300L, 900L, 21_600L).stream().map(Blocks::count))
        .containsExactly(1, 2, 6, 8, 8, 10, 29, 60, 60);
  }
}
