package io.stepwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.jobs.StoredCells;
import io.stepwell.jobs.StoredCells.Cell;
import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Gauge;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Rate;
import io.stepwell.metrics.Trend;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.push.PushLimits;
import io.stepwell.schemas.push.PushRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The counts, sums and ranges of every second of every series of a run. */
public final class Totals {

  /** The order of addition is all that sums may differ by. */
  private static final double ROUNDING = 1e-9;

  private static final int MOST_SHOWN = 5;

  private final Map<Cell, Figures> figures;

  private Totals(Map<Cell, Figures> figures) {
    this.figures = figures;
  }

  /** What a state must say, whatever it was merged of. */
  private record Figures(double count, double sum, double min, double max) {

    static Figures of(Aggregate state) {
      if (state instanceof Counter counter) {
        return new Figures(counter.count(), counter.sum(), 0, 0);
      } else if (state instanceof Gauge gauge) {
        return new Figures(gauge.count(), gauge.mean() * gauge.count(), gauge.min(), gauge.max());
      } else if (state instanceof Rate rate) {
        return new Figures(rate.total(), rate.nonzero(), 0, 0);
      } else if (state instanceof Trend trend) {
        return new Figures(trend.count(), trend.sum(), trend.min(), trend.max());
      }
      throw new AssertionError(state);
    }

    boolean isSame(Figures other) {
      return count == other.count
          && Math.abs(sum - other.sum) <= ROUNDING * (1 + Math.abs(sum))
          && min == other.min
          && max == other.max;
    }
  }

  /** What some pushes hold together. */
  public static Totals of(Collection<PushRecord> pushes) {
    Map<Cell, Aggregate> states = new HashMap<>();
    for (PushRecord push : pushes) {
      for (Part part : push.decode(PushLimits.DEFAULT).parts()) {
        states
            .computeIfAbsent(
                new Cell(part.series().metric(), part.series().labels(), part.second()),
                missing -> part.aggregate().type().empty())
            .merge(part.aggregate());
      }
    }
    return of(states);
  }

  /** What is stored of a run. */
  public static Totals of(StepStore store, long run) {
    return of(StoredCells.of(store, run));
  }

  private static Totals of(Map<Cell, Aggregate> states) {
    Map<Cell, Figures> figures = new HashMap<>();
    states.forEach((cell, state) -> figures.put(cell, Figures.of(state)));
    return new Totals(figures);
  }

  /** The sum of a metric over all its series and seconds. */
  double sum(String metric) {
    return figures.entrySet().stream()
        .filter(entry -> entry.getKey().metric().equals(metric))
        .mapToDouble(entry -> entry.getValue().sum())
        .sum();
  }

  /** Fails with the first differences, if these are not what was acknowledged. */
  public void assertSame(Totals acknowledged) {
    Set<Cell> all = new TreeSet<>(figures.keySet());
    all.addAll(acknowledged.figures.keySet());
    List<String> different = new ArrayList<>();
    Figures nothing = new Figures(0, 0, 0, 0);
    for (Cell cell : all) {
      Figures stored = figures.getOrDefault(cell, nothing);
      Figures sent = acknowledged.figures.getOrDefault(cell, nothing);
      if (!stored.isSame(sent)) {
        different.add("%s: %s is stored, %s was acknowledged".formatted(cell, stored, sent));
      }
    }
    assertThat(different.stream().limit(MOST_SHOWN))
        .as("%d of %d seconds of series differ", different.size(), all.size())
        .isEmpty();
  }
}
