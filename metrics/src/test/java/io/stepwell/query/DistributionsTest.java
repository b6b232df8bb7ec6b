package io.stepwell.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DistributionsTest {

  private static final long NANOS = 1_000_000_000L;
  private static final RunExtent RUN = new RunExtent(7, 100, 130);

  private static Distributions of(List<Sample> samples) {
    MemoryStepStore store = new MemoryStepStore();
    samples.forEach(store::add);
    return new Distributions(store);
  }

  private static Sample sample(long second, double value) {
    SeriesKey key = new SeriesKey("t", Labels.of(Map.of("a", second % 2 == 0 ? "x" : "y")));
    return new Sample(7, key, MetricType.TREND, second * NANOS, value);
  }

  private static List<Sample> random(long seed, double[] values) {
    Random random = new Random(seed);
    List<Sample> samples = new ArrayList<>();
    samples.add(sample(RUN.start(), values[0]));
    for (int i = 0; i < 300; i++) {
      samples.add(sample(100 + random.nextInt(30), values[random.nextInt(values.length)]));
    }
    samples.add(sample(RUN.end() - 1, values[0]));
    return samples;
  }

  /** Every observation is in the range and the window that it belongs to, whatever the values. */
  @Property(tries = 200)
  void everyObservationIsInItsRange(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int ranges) {
    Random random = new Random(seed);
    double scale = Math.pow(10, random.nextInt(-20, 20));
    double[] values =
        random.doubles(8).map(v -> (float) ((random.nextInt(5) - 1) * v * scale)).toArray();
    List<Sample> samples = random(seed, values);
    Windows windows = Windows.of(new TimeRange(100, 130), OptionalLong.of(7));
    Histogram found = of(samples).histogram(RUN, Selector.parse("t"), windows, ranges);
    assertThat(found.ranges()).isBetween(1, ranges);
    assertThat(found.bounds()).isSorted();
    assertThat(found.bounds().subList(1, found.bounds().size())).doesNotHaveDuplicates();
    long all = 0;
    for (Histogram.Window window : found.windows()) {
      long from = window.end() == 130 ? 126 : Math.max(100, window.end() - 7);
      for (int range = 0; range < found.ranges(); range++) {
        double above = range == 0 ? Double.NEGATIVE_INFINITY : found.bounds().get(range);
        double upTo = found.bounds().get(range + 1);
        long wanted =
            samples.stream()
                .filter(s -> s.second() >= from && s.second() < window.end())
                .filter(s -> s.value() > above && s.value() <= upTo)
                .count();
        assertThat(window.count(range)).as("%s to %s", above, upTo).isEqualTo(wanted);
      }
      all += window.total();
    }
    assertThat(all).isEqualTo(samples.size());
  }

  @Test
  void boundsAreRoundAndTheSameWhateverComesLater() {
    Windows windows = Windows.one(new TimeRange(100, 130));
    List<Sample> some = List.of(sample(100, 12), sample(101, 45));
    List<Sample> more = List.of(sample(100, 12), sample(101, 45), sample(102, 90));
    Selector selector = Selector.parse("t");
    List<Double> bounds = of(some).histogram(RUN, selector, windows, 8).bounds();
    assertThat(bounds).containsExactly(10.0, 13.0, 16.0, 20.0, 25.0, 32.0, 40.0, 50.0);
    assertThat(of(more).histogram(RUN, selector, windows, 10).bounds()).startsWith(10.0, 13.0);
    assertThat(of(more).histogram(RUN, selector, windows, 2).bounds())
        .containsExactly(10.0, 32.0, 100.0);
  }

  @Test
  void whatIsZeroHasARangeOfItsOwn() {
    List<Sample> samples = List.of(sample(100, 0), sample(101, 0), sample(102, 15));
    Histogram found =
        of(samples).histogram(RUN, Selector.parse("t"), Windows.one(new TimeRange(100, 130)), 5);
    assertThat(found.bounds()).startsWith(0.0, 0.0);
    assertThat(found.windows().get(0).count(0)).isEqualTo(2);
    assertThat(found.windows().get(0).total()).isEqualTo(3);
  }

  /** A second of more values than its sketch keeps: each that is kept stands for several. */
  @Test
  void whatIsEstimatedAddsUp() {
    List<Sample> samples = new ArrayList<>();
    for (int value = 1; value <= 10_000; value++) {
      samples.add(sample(100, value));
    }
    Histogram found =
        of(samples).histogram(RUN, Selector.parse("t"), Windows.one(new TimeRange(100, 130)), 4);
    assertThat(found.bounds()).containsExactly(1.0, 10.0, 100.0, 1000.0, 10_000.0);
    Histogram.Window window = found.windows().get(0);
    assertThat(window.total()).isEqualTo(10_000);
    assertThat(window.count(3)).isBetween(8800L, 9200L);
  }

  @Test
  void quantilesAreThoseOfTheQueryLanguage() {
    List<Sample> samples = random(3, new double[] {1, 2.5, 3, 80, 1000});
    MemoryStepStore store = new MemoryStepStore();
    samples.forEach(store::add);
    Selector selector = Selector.parse("t{a=\"x\"}");
    TimeRange time = new TimeRange(105, 120);
    Quantiles found = new Distributions(store).quantiles(RUN, selector, time, List.of());
    assertThat(found.points()).hasSizeGreaterThan(10);
    for (Quantiles.Point point : found.points()) {
      Question question =
          Question.of(
              "t{a=\"x\"}",
              "histogram_quantile(" + point.quantile().toPlainString() + ")",
              Optional.empty(),
              Optional.of("105"),
              Optional.of("120"));
      double asked = new Engine(store).aggregate(7, question).series().get(0).value(0);
      assertThat(point.value()).isCloseTo(asked, within(0.0));
    }
  }

  /** Past one observation of all, every quantile is the greatest value. */
  @Test
  void aSpectrumGoesAsFarAsThereAreObservations() {
    assertThat(Distributions.spectrum(1)).containsExactly(BigDecimal.ONE);
    assertThat(Distributions.spectrum(10))
        .startsWith(new BigDecimal("0.5"))
        .endsWith(new BigDecimal("0.9"), BigDecimal.ONE);
    assertThat(Distributions.spectrum(1_000_000))
        .isSorted()
        .doesNotHaveDuplicates()
        .contains(new BigDecimal("0.9999"), new BigDecimal("0.999999"));
  }
}
