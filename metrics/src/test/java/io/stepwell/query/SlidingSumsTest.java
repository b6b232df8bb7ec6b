package io.stepwell.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlidingSumsTest {

  /** Against every window of the whole row, summed on its own. */
  @Property(tries = 2000)
  void isTheGreatestOfAllWindows(
      @ForAll @Size(max = 12) List<@IntRange(min = -5, max = 9) Integer> values,
      @ForAll @IntRange(min = 1, max = 16) int width,
      @ForAll @IntRange(max = 8) int before,
      @ForAll @IntRange(max = 8) int after) {
    double[] row = new double[before + values.size() + after];
    Arrays.setAll(row, i -> i < before || i >= before + values.size() ? 0 : values.get(i - before));
    Assume.that(width <= row.length);
    double greatest = Double.NEGATIVE_INFINITY;
    for (int start = 0; start + width <= row.length; start++) {
      greatest = Math.max(greatest, Arrays.stream(row, start, start + width).sum());
    }
    double[] doubles = values.stream().mapToDouble(Integer::doubleValue).toArray();
    assertThat(SlidingSums.greatest(doubles, width, before, after)).isEqualTo(greatest);
  }

  /** A running sum that subtracts what falls out would give 0 for the last window. */
  @Test
  void loosesNothingToGreaterNeighbours() {
    double[] values = {-1e17, -1e17, 0.1, 0.2};
    assertThat(SlidingSums.greatest(values, 2, 0, 0)).isEqualTo(0.1 + 0.2);
  }

  @Test
  void doesNotGoThroughTheZeros() {
    double[] values = {1, 2, 3};
    assertThat(SlidingSums.greatest(values, 2_000_000_000, 4_000_000_000_000L, 0)).isEqualTo(6);
    assertThat(SlidingSums.greatest(new double[0], 5, 9_000_000_000L, 0)).isZero();
  }
}
