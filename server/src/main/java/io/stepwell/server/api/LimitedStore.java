package io.stepwell.server.api;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Column;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.QueryException;
import io.stepwell.query.RunExtent;
import io.stepwell.query.SeriesSteps;
import io.stepwell.query.StepStore;
import io.stepwell.server.http.Deadline;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A store for one question: it refuses what would be too much before any of it is worked out, and
 * stops working when the time is up.
 */
final class LimitedStore implements StepStore {

  private final StepStore store;
  private final Limits limits;
  private final Deadline deadline;
  private final List<String> kept;
  private final int windows;

  /**
   * @param kept the labels that tell the answer's series apart
   * @param windows how many points each series of the answer has at most
   */
  LimitedStore(StepStore store, Limits limits, Deadline deadline, List<String> kept, int windows) {
    this.store = store;
    this.limits = limits;
    this.deadline = deadline;
    this.kept = List.copyOf(kept);
    this.windows = windows;
  }

  @Override
  public Optional<RunExtent> extent(long run) {
    return store.extent(run);
  }

  @Override
  public List<MetricInfo> metrics(long run) {
    return store.metrics(run);
  }

  @Override
  public List<SeriesKey> series(long run) {
    return store.series(run);
  }

  @Override
  public List<SeriesSteps> steps(
      long run, String metric, Predicate<Labels> labels, Set<Column> columns) {
    if (deadline.hasPassed()) {
      throw deadline.passed();
    }
    List<SeriesSteps> chosen = store.steps(run, metric, labels, columns);
    if (chosen.size() > limits.series()) {
      throw QueryException.badData(
          "the selector chooses %d series of %s, and %d are the most; narrow it down"
              .formatted(chosen.size(), metric, limits.series()));
    }
    if ((long) chosen.size() * windows > limits.points()) {
      refuseTooManyPoints(chosen);
    }
    return chosen.stream().<SeriesSteps>map(steps -> new Timed(steps, deadline)).toList();
  }

  private void refuseTooManyPoints(List<SeriesSteps> chosen) {
    Set<List<String>> groups = new HashSet<>();
    for (SeriesSteps steps : chosen) {
      groups.add(kept.stream().map(steps.labels()::get).toList());
    }
    if ((long) groups.size() * windows > limits.points()) {
      throw QueryException.badData(
          ("the answer would have up to %d points in each of %d series, and %d in all are the most;"
                  + " take a longer step, or group by fewer labels")
              .formatted(windows, groups.size(), limits.points()));
    }
  }

  /** Steps that are merged only while there is time. */
  private record Timed(SeriesSteps steps, Deadline deadline) implements SeriesSteps {

    @Override
    public Labels labels() {
      return steps.labels();
    }

    @Override
    public long firstSecond() {
      return steps.firstSecond();
    }

    @Override
    public long lastSecond() {
      return steps.lastSecond();
    }

    @Override
    public void mergeInto(Aggregate target, long from, long to) {
      deadline.check();
      steps.mergeInto(target, from, to);
    }
  }
}
