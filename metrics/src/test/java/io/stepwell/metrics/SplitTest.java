package io.stepwell.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

  @Property(tries = 2000)
  void aQuantileIsOnItsSideOfTheBound(@ForAll long seed) {
    RandomGenerator random = new Random(seed);
    double bound = value(random);
    double share = random.nextInt(5) == 0 ? random.nextInt(2) : random.nextInt(1001) / 1000.0;
    Split split = new Split(bound);
    List<Double> all = new ArrayList<>();
    for (int second = random.nextInt(1, 6); second > 0; second--) {
      Trend trend = new Trend();
      for (int i = random.nextInt(8); i > 0; i--) {
        double value = random.nextInt(6) == 0 ? bound : value(random);
        trend.observe(0, value);
        all.add(value);
      }
      split.add(trend);
    }
    assertThat(split.isEmpty()).isEqualTo(all.isEmpty());
    if (!all.isEmpty()) {
      Collections.sort(all);
      double quantile = quantile(all, share);
      double beside = split.beside(share);
      assertThat(Double.compare(beside, bound)).isEqualTo(Double.compare(quantile, bound));
      assertThat(Double.isInfinite(beside) || beside == quantile).isTrue();
    }
  }

  /** Values with few decimals, which floats print back as they were. */
  private static double value(RandomGenerator random) {
    return random.nextInt(-20, 60) / 4.0;
  }

  private static double quantile(List<Double> sorted, double share) {
    double place = share * (sorted.size() - 1);
    double from = sorted.get((int) Math.floor(place));
    double to = sorted.get((int) Math.ceil(place));
    return from + (to - from) * (place - Math.floor(place));
  }

  @Test
  void weightsCount() {
    Sketch sketch = new Sketch(20);
    sketch.observe(1, 90);
    sketch.observe(3, 10);
    Trend trend = Trend.of(100, 120, 1, 3, 36, sketch);
    Split split = new Split(2);
    split.add(trend);
    assertThat(split.beside(0.5)).isLessThan(2);
    assertThat(split.beside(0.95)).isGreaterThan(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {4.93, 0.1, 1e-7, 1234567.5})
  void aValueThatIsTheBoundIsItThoughFloatsAreCoarser(double bound) {
    Split split = new Split(bound);
    Trend trend = new Trend();
    trend.observe(0, bound);
    split.add(trend);
    assertThat(split.beside(0.5)).isEqualTo(bound);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e300})
  void boundsThatNoFloatHoldsHaveTwoSidesToo(double bound) {
    Split split = new Split(bound);
    Trend trend = new Trend();
    trend.observe(0, 5);
    trend.observe(0, 7);
    split.add(trend);
    assertThat(split.beside(0.5) < bound).isEqualTo(bound > 0);
    assertThat(split.beside(1) > bound).isEqualTo(bound < 0);
  }

  @Test
  void withoutValuesThereIsNoQuantile() {
    assertThat(new Split(1).beside(0.5)).isNaN();
  }
}
