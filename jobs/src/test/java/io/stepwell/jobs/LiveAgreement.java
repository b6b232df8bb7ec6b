package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stepwell.jobs.StoredCells.Cell;
import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Gauge;
import io.stepwell.metrics.Rate;
import io.stepwell.metrics.Trend;
import io.stepwell.query.StepStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds a streamed run against k6's JSON output of the same run: every metric, series and second of
 * the one is in the other, with the same numbers. k6 streams sums and histograms, so a quantile may
 * be off by the width of a histogram's bucket.
 */
record LiveAgreement(RawRun raw, int window, long later) {

  /** k6's buckets are at most this wide, as a share of their lower bound. */
  private static final double BUCKET = 1.0 / 128;

  /** Values are rounded up to it, and floats round once more. */
  private static final double LEAST_BUCKET = 0.0011;

  private static final double ROUNDING = 1e-9;

  /** How long what has been pushed may take to the lake on a busy machine. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Of a run that was streamed second by second. */
  static LiveAgreement with(RawRun raw) {
    return new LiveAgreement(raw, 1, 0);
  }

  /** Where k6 streamed windows of so many seconds, each of which is found at its first one. */
  LiveAgreement windows(int seconds) {
    return new LiveAgreement(raw, seconds, later);
  }

  /** Where all was streamed as if it had happened so many seconds later. */
  LiveAgreement later(long seconds) {
    return new LiveAgreement(raw, window, seconds);
  }

  /** Waits until what is on its way to the lake is there, and fails then if a cell differs. */
  void await(FilledHome home, long run) throws InterruptedException {
    Awaited.until(PATIENCE, () -> run, id -> check(home.store(), id));
  }

  /** Fails at the first cell that differs. */
  private void check(StepStore store, long run) {
    Map<Cell, Aggregate> found = StoredCells.of(store, run);
    Map<Cell, List<RawSample>> expected = expected();
    assertThat(only(expected.keySet(), found.keySet())).as("what k6 measured").isEmpty();
    assertThat(only(found.keySet(), expected.keySet())).as("what k6 did not measure").isEmpty();
    expected.forEach((cell, samples) -> check(cell, samples, Known.in(found, cell)));
  }

  private static Set<Cell> only(Set<Cell> these, Set<Cell> notThose) {
    Set<Cell> left = new TreeSet<>(these);
    left.removeAll(notThose);
    return left;
  }

  private Map<Cell, List<RawSample>> expected() {
    Map<Cell, List<RawSample>> cells = new TreeMap<>();
    for (RawSample sample : raw.samples()) {
      cells
          .computeIfAbsent(
              new Cell(sample.metric(), sample.labels(), start(sample.second())),
              cell -> new ArrayList<>())
          .add(sample);
    }
    return cells;
  }

  /** Of the window that a second of the recording is in. */
  private long start(long second) {
    return Math.floorDiv(second, (long) window) * window + later;
  }

  private static void check(Cell cell, List<RawSample> samples, Aggregate state) {
    double[] values = samples.stream().mapToDouble(RawSample::value).sorted().toArray();
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    if (state instanceof Counter counter) {
      close(cell, "sum", counter.sum(), sum);
    } else if (state instanceof Gauge gauge) {
      assertThat(gauge.count()).as("count of %s", cell).isEqualTo(values.length);
      close(cell, "min", gauge.min(), values[0]);
      close(cell, "max", gauge.max(), values[values.length - 1]);
      close(cell, "mean", gauge.mean(), sum / values.length);
    } else if (state instanceof Rate rate) {
      long nonzero = samples.stream().filter(sample -> sample.value() != 0).count();
      assertThat(rate.total()).as("total of %s", cell).isEqualTo(values.length);
      assertThat(rate.nonzero()).as("nonzero of %s", cell).isEqualTo((double) nonzero);
    } else if (state instanceof Trend trend) {
      assertThat(trend.count()).as("count of %s", cell).isEqualTo(values.length);
      close(cell, "sum", trend.sum(), sum);
      close(cell, "min", trend.min(), values[0]);
      close(cell, "max", trend.max(), values[values.length - 1]);
      checkQuantiles(cell, values, trend);
    }
  }

  private static void checkQuantiles(Cell cell, double[] sorted, Trend trend) {
    for (String q : List.of("0.5", "0.9", "0.95", "0.99")) {
      int rank = (int) Math.max(1, Math.ceil(Double.parseDouble(q) * sorted.length - ROUNDING));
      double value = sorted[rank - 1];
      double found = trend.quantile(new BigDecimal(q));
      if (value < 0) {
        // Of negative values k6 streams how many there are, and the least.
        assertThat(found).as("quantile %s of %s", q, cell).isBetween(sorted[0], value);
      } else {
        assertThat(found)
            .as("quantile %s of %s", q, cell)
            .isCloseTo(value, within(LEAST_BUCKET + value * BUCKET));
      }
    }
  }

  private static void close(Cell cell, String what, double found, double expected) {
    assertThat(found)
        .as("%s of %s", what, cell)
        .isCloseTo(expected, within(ROUNDING + Math.abs(expected) * ROUNDING));
  }
}
