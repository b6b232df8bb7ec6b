package io.stepwell.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalTest {

  /** From tables. */
  @Test
  void studentsQuantilesAreThoseOfTables() {
    assertThat(Student.quantile(5)).isCloseTo(2.5706, within(0.005));
    assertThat(Student.quantile(7)).isCloseTo(2.3646, within(0.002));
    assertThat(Student.quantile(59)).isCloseTo(2.0010, within(0.0001));
  }

  @Test
  void fewBlocksMakeItWider() {
    double[] drawn = IntStream.rangeClosed(-500, 500).mapToDouble(i -> i).toArray();
    Interval many = Interval.of(0, drawn, 1_000_000).orElseThrow();
    assertThat(many.low()).isCloseTo(-475, within(0.1));
    assertThat(many.high()).isCloseTo(475, within(0.1));
    Interval few = Interval.of(0, drawn, 8).orElseThrow();
    assertThat(few.high()).isCloseTo(475 * 2.3646 / 1.96 * Math.sqrt(8 / 7.0), within(1.0));
  }

  @Test
  void itHoldsTheChange() {
    double[] drawn = new double[] {2, 2, 2, 2};
    Interval interval = Interval.of(3, drawn, 10).orElseThrow();
    assertThat(interval).isEqualTo(new Interval(2, 3));
    assertThat(interval.holdsZero()).isFalse();
    assertThat(new Interval(0, 3).holdsZero()).isTrue();
    assertThat(new Interval(-3, -1).holdsZero()).isFalse();
  }

  @Test
  void thereIsNoneIfManyDrawsHaveNoValue() {
    double[] drawn = new double[100];
    Arrays.fill(drawn, 0, 11, Double.NaN);
    assertThat(Interval.of(0, drawn, 10)).isEmpty();
    drawn[0] = 1;
    assertThat(Interval.of(0, drawn, 10)).isPresent();
  }

  @Test
  void theSameSeedDrawsTheSame() {
    assertThat(drawn(Draws.of(7, 5))).isEqualTo(drawn(Draws.of(7, 5)));
    assertThat(drawn(Draws.of(7, 5))).isNotEqualTo(drawn(Draws.of(7, 6)));
    assertThat(IntStream.range(0, 7).map(block -> Draws.of(7, 5).times(3, block)).sum())
        .isEqualTo(7);
  }

  private static int[][] drawn(Draws draws) {
    int[][] all = new int[Draws.COUNT][draws.blocks()];
    for (int draw = 0; draw < Draws.COUNT; draw++) {
      for (int block = 0; block < draws.blocks(); block++) {
        all[draw][block] = draws.times(draw, block);
      }
    }
    return all;
  }
}
