package io.stepwell.schemas.push;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Column;
import io.stepwell.metrics.ColumnSink;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.Sketch;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The merged state of each series in each window. */
final class Cells {

  record Cell(SeriesKey series, long second) {}

  private Cells() {}

  static Map<Cell, Aggregate> of(Collection<Push> pushes) {
    return ofParts(pushes.stream().flatMap(push -> push.parts().stream()).toList());
  }

  static Map<Cell, Aggregate> ofParts(List<Part> parts) {
    Map<Cell, Aggregate> cells = new HashMap<>();
    for (Part part : parts) {
      cells
          .computeIfAbsent(
              new Cell(part.series(), part.second()), cell -> part.aggregate().type().empty())
          .merge(part.aggregate());
    }
    return cells;
  }

  /** The states of samples that are aggregated over windows of so many seconds. */
  static Map<Cell, Aggregate> ofSamples(List<Sample> samples, int period) {
    Map<Cell, Aggregate> cells = new HashMap<>();
    for (Sample sample : samples) {
      long second = Math.floorDiv(sample.second(), (long) period) * period;
      cells
          .computeIfAbsent(new Cell(sample.series(), second), cell -> sample.type().empty())
          .observe(sample.epochNanos(), sample.value());
    }
    return cells;
  }

  /** The numbers of a state, without its sketch. */
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
          public void sketch(Column column, Sketch sketch) {}
        });
    return numbers;
  }
}
