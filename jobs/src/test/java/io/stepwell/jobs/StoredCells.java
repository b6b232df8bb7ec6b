package io.stepwell.jobs;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.SeriesSteps;
import io.stepwell.query.StepStore;
import java.util.Map;
import java.util.TreeMap;

/** The states of every second of every series that is stored of a run. */
public final class StoredCells {

  private StoredCells() {}

  /** A second of a series. */
  public record Cell(String metric, Labels labels, long second) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      return toString().compareTo(other.toString());
    }
  }

  /** The states that are not empty. */
  public static Map<Cell, Aggregate> of(StepStore store, long run) {
    Map<Cell, Aggregate> cells = new TreeMap<>();
    for (MetricInfo metric : store.metrics(run)) {
      MetricType type = metric.type();
      for (SeriesSteps series : store.steps(run, metric.name(), labels -> true, type.columns())) {
        for (long second = series.firstSecond(); second <= series.lastSecond(); second++) {
          Aggregate state = type.empty();
          series.mergeInto(state, second, second + 1);
          if (!state.isEmpty()) {
            cells.put(new Cell(metric.name(), series.labels(), second), state);
          }
        }
      }
    }
    return cells;
  }
}
