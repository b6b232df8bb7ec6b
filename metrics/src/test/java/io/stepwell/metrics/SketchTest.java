package io.stepwell.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.datasketches.kll.KllFloatsSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;
import org.junit.jupiter.api.Test;

class SketchTest {

  /** Three times the rank error that one sketch of 200 has with 99 % confidence. */
  private static final double RANK_ERROR = 0.04;

  @Test
  void holdsFewValuesAsTheyCame() {
    Sketch sketch = new Sketch(Sketch.BASE_K);
    for (int i = 0; i < 200; i++) {
      sketch.observe(200 - i);
    }
    assertThat(sketch.holdsAll()).isTrue();
    assertThat(sketch.items().isExact()).isTrue();
    assertThat(sketch.items().value(0)).isEqualTo(1);
    assertThat(sketch.items().value(199)).isEqualTo(200);
    sketch.observe(0.5);
    assertThat(sketch.holdsAll()).isFalse();
    assertThat(sketch.weight()).isEqualTo(201);
  }

  @Test
  void costsLittleWhileItHoldsLittle() {
    Sketch sketch = new Sketch(4096);
    sketch.observe(1);
    assertThat(sketch.bytes()).isLessThan(50);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void aMergeOfFewIsExact(
      @ForAll float[] one, @ForAll float[] other, @ForAll @IntRange(min = 8, max = 300) int k) {
    Sketch sketch = new Sketch(k);
    Sketch second = new Sketch(k);
    for (float value : one) {
      sketch.observe(value);
    }
    for (float value : other) {
      second.observe(value);
    }
    sketch.merge(second);
    assertThat(sketch.weight()).isEqualTo(one.length + other.length);
    if (one.length + other.length <= k) {
      float[] all = Arrays.copyOf(one, one.length + other.length);
      System.arraycopy(other, 0, all, one.length, other.length);
      Arrays.sort(all);
      assertThat(values(sketch)).containsExactly(all);
    }
  }

  @Property(tries = 30)
  void mergesOfManyAreOffByNoMoreThanTheirRankError(
      @ForAll long seed, @ForAll @IntRange(min = 300, max = 5000) int size) {
    Random random = new Random(seed);
    float[] all = new float[size];
    List<Sketch> parts = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      parts.add(new Sketch(Sketch.BASE_K));
    }
    for (int i = 0; i < size; i++) {
      all[i] = (float) Math.exp(random.nextGaussian());
      parts.get(random.nextInt(1 + random.nextInt(7))).observe(all[i]);
    }
    Arrays.sort(all);
    Sketch merged = new Sketch(Sketch.BASE_K);
    parts.forEach(merged::merge);
    List<SketchItems> together = parts.stream().map(Sketch::items).toList();
    assertThat(merged.weight()).isEqualTo(size);
    for (double q : new double[] {0.01, 0.25, 0.5, 0.9, 0.99}) {
      long rank = Math.max(1, (long) Math.ceil(q * size));
      near(all, rank, Ranks.select(List.of(merged.items()), rank));
      near(all, rank, Ranks.select(together, rank));
    }
  }

  private static void near(float[] sorted, long rank, float value) {
    int found = Arrays.binarySearch(sorted, value);
    assertThat(found).as("a value that was observed").isGreaterThanOrEqualTo(0);
    assertThat(Math.abs(found + 1 - rank)).isLessThanOrEqualTo((long) (RANK_ERROR * sorted.length));
  }

  @Test
  void aWeightStandsForAsManyObservations() {
    Sketch sketch = new Sketch(10);
    sketch.observe(5, 4);
    sketch.observe(-1, 3);
    assertThat(values(sketch)).containsExactly(-1, -1, -1, 5, 5, 5, 5);
    sketch.observe(7, 1_000_000_000_000L);
    assertThat(sketch.weight()).isEqualTo(1_000_000_000_007L);
    SketchItems items = sketch.items();
    assertThat(items.isExact()).isFalse();
    assertThat(items.weight()).isEqualTo(1_000_000_000_007L);
    assertThat(items.weightUpTo(-2)).isZero();
    assertThat(items.weightUpTo(7)).isEqualTo(1_000_000_000_007L);
  }

  @Test
  void whatAFloatCannotHoldIsItsGreatestOrLeast() {
    Sketch sketch = new Sketch(10);
    sketch.observe(1e300);
    sketch.observe(-1e300);
    sketch.observe(1e300, 2);
    assertThat(values(sketch))
        .containsExactly(-Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE);
  }

  /** The bytes are those of DataSketches, which other engines read. */
  @Property(tries = 50)
  void plainDataSketchesReadsItsBytes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 1000) int size) {
    Random random = new Random(seed);
    Sketch sketch = new Sketch(Sketch.BASE_K);
    for (int i = 0; i < size; i++) {
      sketch.observe(random.nextInt(1000));
    }
    byte[] bytes = sketch.toBytes();
    KllFloatsSketch plain = KllFloatsSketch.heapify(Memory.wrap(bytes));
    assertThat(plain.getN()).isEqualTo(size);
    SketchItems items = SketchItems.read(bytes);
    assertThat(items.weight()).isEqualTo(size);
    for (int rank = 1; rank <= size; rank += 1 + size / 10) {
      assertThat(Ranks.select(List.of(items), rank))
          .isEqualTo(plain.getQuantile((double) rank / size, QuantileSearchCriteria.INCLUSIVE));
    }
    Sketch read = Sketch.read(Sketch.BASE_K, bytes);
    read.merge(sketch);
    assertThat(read.weight()).isEqualTo(2L * size);
  }

  @Test
  void noBytesAreNoItems() {
    assertThat(SketchItems.read(new byte[0]).size()).isZero();
    assertThat(SketchItems.read(new Sketch(10).toBytes()).weight()).isZero();
    assertThat(Sketch.read(10, new Sketch(10).toBytes()).weight()).isZero();
  }

  private static float[] values(Sketch sketch) {
    SketchItems items = sketch.items();
    float[] values = new float[items.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = items.value(i);
    }
    return values;
  }
}
