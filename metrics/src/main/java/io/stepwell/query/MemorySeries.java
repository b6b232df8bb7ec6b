package io.stepwell.query;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.StepColumns;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The base steps of one series, still growing. For use by one thread at a time. */
final class MemorySeries {

  private final MetricType type;
  private final TreeMap<Long, Aggregate> steps = new TreeMap<>();

  /** What the steps are as columns; null once they have changed. */
  private @Nullable StepColumns columns;

  MemorySeries(MetricType type) {
    this.type = type;
  }

  /** The state of a second, to be added to. */
  Aggregate step(long second) {
    columns = null;
    return steps.computeIfAbsent(second, added -> type.empty());
  }

  long firstSecond() {
    return steps.firstKey();
  }

  long lastSecond() {
    return steps.lastKey();
  }

  StepColumns columns() {
    StepColumns known = columns;
    if (known == null) {
      known = ColumnCollector.collect(type, steps);
      columns = known;
    }
    return known;
  }
}
