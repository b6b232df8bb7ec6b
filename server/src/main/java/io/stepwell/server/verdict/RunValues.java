package io.stepwell.server.verdict;

import io.stepwell.metrics.MetricType;
import io.stepwell.query.Answer;
import io.stepwell.query.AnswerSeries;
import io.stepwell.query.Engine;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.Query;
import io.stepwell.query.Question;
import io.stepwell.query.Selector;
import io.stepwell.query.StepStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Single values of a run as a whole, or as it was at some moment. */
public final class RunValues {

  private final StepStore steps;
  private final long run;
  private final Optional<Instant> end;

  public RunValues(StepStore steps, long run) {
    this(steps, run, Optional.empty());
  }

  private RunValues(StepStore steps, long run, Optional<Instant> end) {
    this.steps = steps;
    this.run = run;
    this.end = end;
  }

  /** The values that the run had come to by the beginning of that second. */
  RunValues before(long second) {
    return new RunValues(steps, run, Optional.of(Instant.ofEpochSecond(second)));
  }

  /** The type of a metric; empty if the run has none of that name. */
  public Optional<MetricType> type(String metric) {
    return steps.metrics(run).stream()
        .filter(known -> known.name().equals(metric))
        .map(MetricInfo::type)
        .findFirst();
  }

  /** What an aggregate query for one series comes to; empty if there is no value. */
  public OptionalDouble value(Selector selector, String query) {
    return series(selector, query).stream().mapToDouble(series -> series.value(0)).findFirst();
  }

  /** The same for all series of a metric. */
  public OptionalDouble value(String metric, String query) {
    return value(new Selector(Optional.of(metric), List.of()), query);
  }

  /** The series of an aggregate query; none if the run has no samples. */
  public List<AnswerSeries> series(Selector selector, String query) {
    if (steps.extent(run).isEmpty()) {
      return List.of();
    }
    Question question =
        new Question(selector, Query.parse(query), OptionalLong.empty(), Optional.empty(), end);
    Answer answer = new Engine(steps).aggregate(run, question);
    return answer.series();
  }
}
