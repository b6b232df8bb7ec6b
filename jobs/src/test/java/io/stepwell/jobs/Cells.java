package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Gauge;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Rate;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.Trend;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The merged state of each series in each second of each run, with the samples it came from. */
final class Cells {

  /** A second of a series. */
  record Cell(long run, SeriesKey series, long second) {}

  /** Six standard deviations of a sketch of 200 values. */
  private static final double RANK_ERROR = 0.03;

  private final Map<Cell, Aggregate> states = new HashMap<>();
  private final Map<Cell, List<RawSample>> samples = new HashMap<>();

  void add(Sample sample) {
    Cell cell = new Cell(sample.run(), sample.series(), sample.second());
    states
        .computeIfAbsent(cell, missing -> sample.type().empty())
        .observe(sample.epochNanos(), sample.value());
    samples
        .computeIfAbsent(cell, missing -> new ArrayList<>())
        .add(
            new RawSample(
                sample.series().metric(),
                sample.series().labels(),
                sample.epochNanos(),
                sample.value()));
  }

  void add(Part part) {
    assertThat(part.resolution()).isEqualTo(Resolution.BASE);
    Cell cell = new Cell(part.run(), part.series(), part.second());
    states
        .computeIfAbsent(cell, missing -> part.aggregate().type().empty())
        .merge(part.aggregate());
  }

  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    states.forEach(
        (cell, state) ->
            parts.add(new Part(cell.run, cell.series, Resolution.BASE, cell.second, state)));
    return parts;
  }

  int size() {
    return states.size();
  }

  /** Fails unless these cells, made from samples, and those, made from parts, say the same. */
  void assertSame(Cells merged) {
    assertThat(merged.states.keySet()).isEqualTo(states.keySet());
    states.forEach((cell, state) -> assertSame(cell, state, Known.in(merged.states, cell)));
  }

  private void assertSame(Cell cell, Aggregate expected, Aggregate found) {
    if (expected instanceof Counter counter && found instanceof Counter other) {
      assertThat(other.count()).as("%s", cell).isEqualTo(counter.count());
      assertThat(other.sum()).as("%s", cell).isEqualTo(counter.sum());
    } else if (expected instanceof Gauge || expected instanceof Rate) {
      assertThat(found).as("%s", cell).usingRecursiveComparison().isEqualTo(expected);
    } else if (expected instanceof Trend trend && found instanceof Trend other) {
      assertSame(cell, trend, other);
    } else {
      throw new AssertionError(cell + " is " + found.type());
    }
  }

  private void assertSame(Cell cell, Trend expected, Trend found) {
    assertThat(found.count()).as("%s", cell).isEqualTo(expected.count());
    assertThat(found.min()).as("%s", cell).isEqualTo(expected.min());
    assertThat(found.max()).as("%s", cell).isEqualTo(expected.max());
    assertThat(found.sum()).as("%s", cell).isCloseTo(expected.sum(), withinPercentage(1e-7));
    assertThat(found.standardDeviation())
        .as("%s", cell)
        .isCloseTo(expected.standardDeviation(), withinPercentage(1e-6));
    assertThat(found.sketch().weight()).as("%s", cell).isEqualTo((long) expected.count());
    BruteForce exact = new BruteForce(Known.in(samples, cell));
    for (String q : List.of("0.05", "0.5", "0.9", "0.99")) {
      double error = exact.rankError(q, found.quantile(new BigDecimal(q)));
      assertThat(error)
          .as("rank of quantile %s of %s", q, cell)
          .isLessThanOrEqualTo(expected.count() <= 200 ? 0 : RANK_ERROR);
    }
  }
}
