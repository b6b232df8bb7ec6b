package io.stepwell.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BlockQuantilesTest {

  private static final BigDecimal P99 = new BigDecimal("0.99");

  /** Drawing a block so many times is merging it so many times. */
  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void aDrawIsWhatItsBlocksMergeTo(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int count,
      @ForAll @IntRange(min = 1, max = 99) int percent) {
    Random random = new Random(seed);
    List<Trend> blocks = new ArrayList<>();
    for (int block = 0; block < count; block++) {
      blocks.add(trend(random, block == 0 ? 1 : random.nextInt(9)));
    }
    BigDecimal quantile = BigDecimal.valueOf(percent, 2);
    BlockQuantiles quantiles = new BlockQuantiles(blocks, quantile);
    Draws draws = Draws.of(count, seed);
    for (int draw = 0; draw < 20; draw++) {
      assertThat(quantiles.of(draws, draw, 3))
          .isEqualTo(Double.valueOf(merged(blocks, draws, draw, quantile)));
    }
  }

  private static double merged(List<Trend> blocks, Draws draws, int draw, BigDecimal quantile) {
    Trend merged = new Trend(4096);
    for (int block = 0; block < blocks.size(); block++) {
      for (int times = 0; times < draws.times(draw, block); times++) {
        merged.merge(blocks.get(block));
      }
    }
    return merged.quantile(quantile);
  }

  /** Small whole values, so that many are equal. */
  private static Trend trend(Random random, int size) {
    Trend trend = new Trend();
    for (int i = 0; i < size; i++) {
      trend.observe(0, random.nextInt(40) - 20);
    }
    return trend;
  }

  @Test
  void greatBlocksAreThinnedOutAndKeepTheirRanks() {
    int size = 50_000;
    Trend trend = new Trend(size);
    double[] values = new Random(5).doubles(size).map(value -> -Math.log(value)).toArray();
    Arrays.stream(values).forEach(value -> trend.observe(0, value));
    CondensedItems items = CondensedItems.of(trend);
    assertThat(items.size()).isEqualTo(4096);
    long weight = 0;
    for (int i = 0; i < items.size(); i++) {
      weight += items.weight(i);
    }
    assertThat(weight).isEqualTo(size);
    Arrays.sort(values);
    double found = new BlockQuantiles(List.of(trend), P99).of(Draws.of(1, 1), 0, 0);
    int rank = Arrays.binarySearch(values, found);
    assertThat(Math.abs(rank < 0 ? -rank : rank) / (double) size).isCloseTo(0.99, within(0.0003));
  }

  /** Sketches of the same values differ, and that is no change of theirs. */
  @Test
  void whatSketchesAreOffByIsNoise() {
    Trend trend = new Trend();
    new Random(5).doubles(5000).forEach(value -> trend.observe(0, value));
    BlockQuantiles quantiles = new BlockQuantiles(List.of(trend), P99);
    Draws draws = Draws.of(1, 1);
    assertThat(quantiles.of(draws, 0, -40)).isLessThan(quantiles.of(draws, 0, 0));
    assertThat(quantiles.of(draws, 0, 40)).isGreaterThan(quantiles.of(draws, 0, 0));
    assertThat(quantiles.of(draws, 0, 1e9)).isBetween(0.999, 1.0);
    assertThat(draws.errors(1)).isEqualTo(Draws.of(9, 1).errors(1)).isNotEqualTo(draws.errors(2));
  }
}
