package io.stepwell.query;

import io.stepwell.metrics.Column;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.SeriesKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Where the engine finds stored steps. Safe for use by many threads at once. */
public interface StepStore {

  /** The time that a run covers; empty if there is no such run or it has no samples yet. */
  Optional<RunExtent> extent(long run);

  /** The metrics of a run in order of their names; empty if it has none. */
  List<MetricInfo> metrics(long run);

  /** Every series of a run, in no particular order. */
  List<SeriesKey> series(long run);

  /**
   * The steps of the metric's series whose labels pass the test.
   *
   * @param columns what {@link SeriesSteps#mergeInto} has to fill; the rest may stay unread
   */
  List<SeriesSteps> steps(long run, String metric, Predicate<Labels> labels, Set<Column> columns);
}
