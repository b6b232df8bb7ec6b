package io.stepwell.query.k6test;

import io.stepwell.query.Answer;
import io.stepwell.query.Engine;
import io.stepwell.query.Question;
import io.stepwell.query.ResultType;
import java.util.List;
import java.util.Optional;

/**
 * A question as a client would send it: every part is still the text of the script.
 *
 * @param resultType a matrix is a range query, a vector an aggregate query
 * @param runs the test runs' ids; one, or several for a query across runs
 * @param metric selector
 * @param query expression
 * @param step seconds
 * @param start a date
 * @param end a date
 */
public record Ask(
    ResultType resultType,
    List<Long> runs,
    String metric,
    String query,
    Optional<String> step,
    Optional<String> start,
    Optional<String> end) {

  public Ask {
    runs = List.copyOf(runs);
  }

  /** The question in the engine's terms. */
  public Question question() {
    return Question.of(metric, query, step, start, end);
  }

  /**
   * What an engine answers.
   *
   * @throws io.stepwell.query.QueryException if it refuses
   */
  public Answer of(Engine engine) {
    return switch (resultType) {
      case MATRIX -> engine.range(runs.get(0), question());
      case VECTOR ->
          runs.size() == 1
              ? engine.aggregate(runs.get(0), question())
              : engine.aggregate(runs, question());
    };
  }
}
