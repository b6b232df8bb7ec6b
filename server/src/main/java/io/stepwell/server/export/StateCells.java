package io.stepwell.server.export;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Gauge;
import io.stepwell.metrics.Rate;
import io.stepwell.metrics.Trend;
import io.stepwell.schemas.api.NumberText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is known of some samples, in cells; those that a type lacks are empty. */
final class StateCells {

  /** The columns; those of counts and sums add up over rows. */
  static final List<String> NAMES =
      List.of("count", "nonzero", "sum", "min", "max", "last", "avg", "p50", "p90", "p95", "p99");

  private static final List<BigDecimal> QUANTILES =
      List.of(
          new BigDecimal("0.5"),
          new BigDecimal("0.9"),
          new BigDecimal("0.95"),
          new BigDecimal("0.99"));

  private final List<String> cells = new ArrayList<>(Collections.nCopies(NAMES.size(), ""));

  private StateCells() {}

  static List<String> of(Aggregate state) {
    StateCells cells = new StateCells();
    if (state instanceof Counter counter) {
      cells.set("count", (double) counter.count()).set("sum", counter.sum());
    } else if (state instanceof Rate rate) {
      cells.set("count", rate.total()).set("nonzero", rate.nonzero());
    } else if (state instanceof Gauge gauge) {
      cells.set("count", (double) gauge.count()).set("sum", gauge.sum());
      cells.set("min", gauge.min()).set("max", gauge.max()).set("last", gauge.last());
      cells.set("avg", gauge.mean());
    } else {
      cells.trend((Trend) state);
    }
    return cells.cells;
  }

  private void trend(Trend trend) {
    set("count", trend.count()).set("sum", trend.sum());
    set("min", trend.min()).set("max", trend.max()).set("avg", trend.mean());
    for (int i = 0; i < QUANTILES.size(); i++) {
      set(NAMES.get(NAMES.indexOf("p50") + i), trend.quantile(QUANTILES.get(i)));
    }
  }

  private StateCells set(String name, double value) {
    if (Double.isFinite(value)) {
      cells.set(NAMES.indexOf(name), NumberText.of(value));
    }
    return this;
  }
}
