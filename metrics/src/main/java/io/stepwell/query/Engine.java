package io.stepwell.query;

import static java.util.Comparator.comparingLong;

import io.stepwell.metrics.Contains;
import io.stepwell.metrics.MetricType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Answers questions from stored steps. Safe for use by many threads at once. */
public final class Engine {

  private final StepStore store;

  public Engine(StepStore store) {
    this.store = store;
  }

  /**
   * Many points a series: one for each window of the step.
   *
   * @throws QueryException if the run has no samples, the metric's type lacks the method, or the
   *     time makes no sense
   */
  public Answer range(long run, Question question) {
    RunExtent extent = extent(run);
    TimeRange range = TimeRange.of(extent, question.start(), question.end());
    Windows windows = Windows.of(range, question.step());
    return single(ResultType.MATRIX, extent, question, windows);
  }

  /**
   * One point a series, for the whole time asked about.
   *
   * @throws QueryException as {@link #range} does, and if there is a step
   */
  public Answer aggregate(long run, Question question) {
    refuseStep(question);
    RunExtent extent = extent(run);
    TimeRange range = TimeRange.of(extent, question.start(), question.end());
    return single(ResultType.VECTOR, extent, question, Windows.one(range));
  }

  /**
   * One point for each run and group, each over its whole run. Runs without samples of the metric
   * are left out. Where runs disagree on the metric's type, the latest one's holds, and the others
   * are left out with a warning.
   *
   * @throws QueryException if the metric's type lacks the method, or there is a step, start or end
   */
  public Answer aggregate(Collection<Long> runs, Question question) {
    refuseStep(question);
    refuseTime(question, "with a query across runs");
    List<RunMetric> found = withMetric(new TreeSet<>(runs), question.metric());
    if (found.isEmpty()) {
      String warning =
          Warnings.unknownMetric(
              "none of the test runs has a metric", question.metric(), names(runs));
      return new Answer(ResultType.VECTOR, List.of(), List.of(warning));
    }
    RunMetric latest = Collections.max(found, comparingLong(metric -> metric.extent().start()));
    ResolvedQuery resolved = question.query().resolve(latest.type());
    List<AnswerSeries> series = new ArrayList<>();
    Set<String> warnings = new LinkedHashSet<>(resolved.warnings());
    for (RunMetric metric : found) {
      if (metric.type() == latest.type()) {
        TimeRange wholeRun = new TimeRange(metric.extent().start(), metric.extent().end());
        Windows windows = Windows.one(wholeRun);
        series.addAll(new Evaluation(store, metric, question, resolved, windows).series());
      } else {
        warnings.add(Warnings.otherType(question.metric(), metric, latest));
      }
    }
    return answer(ResultType.VECTOR, question, series, warnings);
  }

  /**
   * One value for each group in each of two runs, over the whole of each, and what can be said of
   * the change from the one to the other.
   *
   * @param contains what the metric's values measure
   * @throws QueryException if the metric's type lacks the method or is not the same in both runs,
   *     or there is a step, start or end
   */
  public Comparison compare(long base, long other, Question question, Contains contains) {
    refuseStep(question);
    refuseTime(question, "with a comparison of whole runs");
    return new Comparing(store, question, contains).compare(base, other);
  }

  private Answer single(ResultType type, RunExtent extent, Question question, Windows windows) {
    long run = extent.run();
    Optional<RunMetric> metric = RunMetric.find(store, extent, question.metric());
    if (metric.isEmpty()) {
      String nobodyHas = "test run " + run + " has no metric";
      String warning = Warnings.unknownMetric(nobodyHas, question.metric(), names(List.of(run)));
      return new Answer(type, List.of(), List.of(warning));
    }
    ResolvedQuery resolved = question.query().resolve(metric.get().type());
    Evaluation evaluation = new Evaluation(store, metric.get(), question, resolved, windows);
    Set<String> warnings = new LinkedHashSet<>(resolved.warnings());
    return answer(type, question, evaluation.series(), warnings);
  }

  private static Answer answer(
      ResultType type, Question question, List<AnswerSeries> series, Set<String> warnings) {
    if (series.isEmpty()) {
      question.selector().matchers().stream()
          .filter(Matcher::looksLikeRegex)
          .map(Warnings::looksLikeRegex)
          .forEach(warnings::add);
    }
    return new Answer(type, series, List.copyOf(warnings));
  }

  private static void refuseStep(Question question) {
    if (question.step().isPresent()) {
      throw QueryException.badData(
          "an aggregate query has one point a series and takes no step; leave step out, or ask a"
              + " range query");
    }
  }

  private static void refuseTime(Question question, String where) {
    if (question.start().isPresent() || question.end().isPresent()) {
      throw QueryException.badData(
          "start and end do not go " + where + "; leave them out, or ask one run");
    }
  }

  private RunExtent extent(long run) {
    return store
        .extent(run)
        .orElseThrow(
            () -> QueryException.notFound("there is no test run " + run + " with samples"));
  }

  private List<RunMetric> withMetric(Set<Long> runs, String metric) {
    return runs.stream()
        .flatMap(run -> store.extent(run).stream())
        .flatMap(extent -> RunMetric.find(store, extent, metric).stream())
        .toList();
  }

  private Set<String> names(Collection<Long> runs) {
    Set<String> names = new TreeSet<>();
    runs.forEach(run -> store.metrics(run).forEach(metric -> names.add(metric.name())));
    return names;
  }

  /**
   * A metric that a run has.
   *
   * @param extent the run and its time
   * @param type the metric's type there
   */
  record RunMetric(RunExtent extent, MetricType type) {

    /** The metric of that name; empty if the run has none. */
    static Optional<RunMetric> find(StepStore store, RunExtent extent, String name) {
      for (MetricInfo metric : store.metrics(extent.run())) {
        if (metric.name().equals(name)) {
          return Optional.of(new RunMetric(extent, metric.type()));
        }
      }
      return Optional.empty();
    }
  }
}
