package io.stepwell.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TrendTest {

  @Property
  void aQuantileIsTheNearestRank(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(min = -500, max = 500) Integer> values,
      @ForAll @IntRange(max = 1000) int thousandths) {
    Trend trend = new Trend();
    for (int value : values) {
      trend.observe(0, value);
    }
    List<Integer> sorted = values.stream().sorted().toList();
    BigDecimal q = new BigDecimal(thousandths).movePointLeft(3);
    int rank =
        q.multiply(new BigDecimal(values.size())).setScale(0, RoundingMode.CEILING).intValue();
    assertThat(trend.quantile(q)).isEqualTo((double) sorted.get(Math.max(1, rank) - 1));
  }

  @Test
  void aQuantileReadsAsTheNumberThatWasSeen() {
    Trend trend = new Trend();
    for (double value : new double[] {1, 4.93, 0.1, 123.4567, 5000}) {
      trend.observe(0, value);
    }
    assertThat(trend.quantile(new BigDecimal("0.6"))).isEqualTo(4.93);
    assertThat(trend.quantile(new BigDecimal("0.8"))).isEqualTo(123.4567);
    assertThat(trend.quantile(BigDecimal.ZERO)).isEqualTo(0.1);
  }

  @Test
  void aQuantileStaysBetweenLeastAndGreatest() {
    Trend trend = new Trend();
    for (double value : new double[] {0.123456789, 0.123456789, 0.123456789}) {
      trend.observe(0, value);
    }
    assertThat(trend.quantile(new BigDecimal("0.5"))).isEqualTo(0.123456789);
  }

  @Test
  void theFirstAndLastRankAreExactWhereTheSketchEstimates() {
    Trend trend = new Trend(8);
    for (int i = 1; i <= 100_000; i++) {
      trend.observe(0, i + 0.25);
    }
    assertThat(trend.quantile(BigDecimal.ZERO)).isEqualTo(1.25);
    assertThat(trend.quantile(new BigDecimal("0.00001"))).isEqualTo(1.25);
    assertThat(trend.quantile(BigDecimal.ONE)).isEqualTo(100_000.25);
    assertThat(trend.quantile(new BigDecimal("0.5"))).isBetween(20_000.0, 80_000.0);
  }

  @Test
  void theDeviationDoesNotCancelOut() {
    Trend one = new Trend();
    Trend other = new Trend();
    for (int i = 0; i < 1000; i++) {
      one.observe(0, 1e9 + i % 2);
      other.observe(0, 1e9 + 2 + i % 2);
    }
    assertThat(one.standardDeviation()).isCloseTo(0.5, within(1e-9));
    one.merge(other);
    assertThat(one.standardDeviation()).isCloseTo(Math.sqrt(1.25), within(1e-9));
  }

  @Test
  void nothingSeenIsNoValue() {
    Trend trend = new Trend();
    assertThat(trend.min()).isNaN();
    assertThat(trend.max()).isNaN();
    assertThat(trend.mean()).isNaN();
    assertThat(trend.standardDeviation()).isNaN();
    assertThat(trend.quantile(new BigDecimal("0.5"))).isNaN();
    assertThat(trend.count()).isZero();
  }

  @Test
  void takesOverWhatElsewhereWasCounted() {
    Sketch sketch = new Sketch(Sketch.BASE_K);
    sketch.observe(10, 3);
    sketch.observe(20, 1);
    Trend trend = Trend.of(4, 50, 9.5, 20, 75, sketch);
    trend.observe(0, 30);
    assertThat(trend.count()).isEqualTo(5);
    assertThat(trend.mean()).isEqualTo(16);
    assertThat(trend.min()).isEqualTo(9.5);
    assertThat(trend.quantile(new BigDecimal("0.6"))).isEqualTo(10);
    assertThat(trend.quantile(new BigDecimal("0.61"))).isEqualTo(20);
  }
}
