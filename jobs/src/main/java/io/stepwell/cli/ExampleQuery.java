package io.stepwell.cli;

import io.stepwell.query.Question;
import io.stepwell.query.RunExtent;
import java.time.Instant;
import java.util.Optional;

/**
 * A query that shows what can be asked.
 *
 * @param purpose what it is good for
 * @param range whether it asks for a chart rather than for one value
 * @param step seconds between points, if it says
 * @param start where it begins, if it says
 * @param end where it ends, if it says
 */
record ExampleQuery(
    String purpose,
    boolean range,
    String metric,
    String query,
    Optional<String> step,
    Optional<String> start,
    Optional<String> end) {

  private static final long MARGIN_SECONDS = 5;

  static ExampleQuery chart(String purpose, String metric, String query) {
    return new ExampleQuery(
        purpose, true, metric, query, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static ExampleQuery value(String purpose, String metric, String query) {
    return new ExampleQuery(
        purpose, false, metric, query, Optional.empty(), Optional.empty(), Optional.empty());
  }

  ExampleQuery every(int seconds) {
    Optional<String> given = Optional.of(Integer.toString(seconds));
    return new ExampleQuery(purpose, range, metric, query, given, start, end);
  }

  /** As the engine takes it. */
  Question question() {
    return Question.of(metric, query, step, start, end);
  }

  /** The same without the run's first and last seconds. */
  ExampleQuery inside(RunExtent run) {
    Instant from = Instant.ofEpochSecond(run.start() + MARGIN_SECONDS);
    Instant to = Instant.ofEpochSecond(run.end() - MARGIN_SECONDS);
    return new ExampleQuery(
        purpose,
        range,
        metric,
        query,
        step,
        Optional.of(from.toString()),
        Optional.of(to.toString()));
  }

  /** How it is asked on a command line, without the program's name. */
  String command(long run) {
    StringBuilder text = new StringBuilder("query ");
    text.append(range ? "range" : "aggregate").append(" --run ").append(run);
    text.append(" --metric '").append(metric).append("' --query '").append(query).append('\'');
    step.ifPresent(value -> text.append(" --step ").append(value));
    start.ifPresent(value -> text.append(" --start ").append(value));
    end.ifPresent(value -> text.append(" --end ").append(value));
    return text.toString();
  }
}
