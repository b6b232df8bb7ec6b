package io.stepwell.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Column;
import io.stepwell.metrics.ColumnSink;
import io.stepwell.metrics.Sketch;
import io.stepwell.metrics.Trend;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** Compares states by what they say. */
final class States {

  private States() {}

  /** Both hold the same samples; sums may be rounded differently. */
  static void assertSame(Aggregate actual, Aggregate expected) {
    Map<Column, Double> actualNumbers = numbers(actual);
    numbers(expected)
        .forEach(
            (column, value) -> {
              double read = actualNumbers.getOrDefault(column, Double.NaN);
              if (Double.isInfinite(value)) {
                assertThat(read).as(column.word()).isEqualTo(value);
              } else {
                assertThat(read)
                    .as(column.word())
                    .isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
              }
            });
    if (actual instanceof Trend one && expected instanceof Trend other) {
      for (String q : new String[] {"0", "0.01", "0.25", "0.5", "0.9", "0.99", "1"}) {
        BigDecimal share = new BigDecimal(q);
        assertThat(one.quantile(share))
            .as("quantile " + q)
            .isEqualTo(Double.valueOf(other.quantile(share)));
      }
    }
  }

  /** The state but for its sketch. */
  static Map<Column, Double> numbers(Aggregate aggregate) {
    Map<Column, Double> numbers = new EnumMap<>(Column.class);
    aggregate.write(
        new ColumnSink() {
          @Override
          public void count(Column column, long value) {
            numbers.put(column, (double) value);
          }

          @Override
          public void number(Column column, double value) {
            numbers.put(column, value);
          }

          @Override
          public void sketch(Column column, Sketch sketch) {
            // Compared by its quantiles.
          }
        });
    return numbers;
  }
}
