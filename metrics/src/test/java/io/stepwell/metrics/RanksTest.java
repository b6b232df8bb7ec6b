package io.stepwell.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Selection over many sketches, against a scan of all that they hold. */
class RanksTest {

  @Property(tries = 150)
  void selectsFromSketchesOfAllSizes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int sketches) {
    RandomGenerator random = new Random(seed);
    List<SketchItems> items = new ArrayList<>();
    for (int i = 0; i < sketches; i++) {
      items.add(sketch(random).items());
    }
    items.add(SketchItems.none());
    long weight = items.stream().mapToLong(SketchItems::weight).sum();
    for (long rank : new long[] {1, 2, weight / 3, weight / 2, weight - 1, weight}) {
      if (rank >= 1 && rank <= weight) {
        assertThat(Ranks.select(items, rank)).as("rank %d", rank).isEqualTo(scan(items, rank));
      }
    }
  }

  /** A sketch of nothing, of few values, of more than it can hold, or of values with weights. */
  private static Sketch sketch(RandomGenerator random) {
    Sketch sketch = new Sketch(20);
    int values = random.nextInt(4) == 0 ? random.nextInt(100) : random.nextInt(12);
    boolean weighted = random.nextInt(3) == 0;
    for (int i = 0; i < values; i++) {
      double value = random.nextInt(-30, 60) / (random.nextBoolean() ? 4.0 : 1e-3);
      sketch.observe(value, weighted ? 1 + random.nextInt(50) : 1);
    }
    return sketch;
  }

  private static float scan(List<SketchItems> sketches, long rank) {
    TreeSet<Float> values = new TreeSet<>();
    for (SketchItems sketch : sketches) {
      for (int i = 0; i < sketch.size(); i++) {
        values.add(sketch.value(i));
      }
    }
    for (float value : values) {
      long weight = 0;
      for (SketchItems sketch : sketches) {
        weight += sketch.weightUpTo(value);
      }
      if (weight >= rank) {
        return value;
      }
    }
    throw new IllegalArgumentException("rank " + rank);
  }

  @Test
  void selectsAmongTies() {
    List<SketchItems> items =
        List.of(SketchItems.of(new float[] {5, 5, 5}), SketchItems.of(new float[] {5, 7, 5}));
    assertThat(Ranks.select(items, 1)).isEqualTo(5);
    assertThat(Ranks.select(items, 5)).isEqualTo(5);
    assertThat(Ranks.select(items, 6)).isEqualTo(7);
  }

  @Test
  void ordersZeroesAndExtremes() {
    float[] values = {0f, -0f, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE};
    List<SketchItems> items = new ArrayList<>();
    for (float value : values) {
      items.add(SketchItems.of(new float[] {value}));
    }
    assertThat(Ranks.select(items, 1)).isEqualTo(-Float.MAX_VALUE);
    assertThat(Ranks.select(items, 2)).isZero();
    assertThat(Ranks.select(items, 3)).isZero();
    assertThat(Ranks.select(items, 4)).isEqualTo(Float.MIN_VALUE);
    assertThat(Ranks.select(items, 5)).isEqualTo(Float.MAX_VALUE);
  }
}
