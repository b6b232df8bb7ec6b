package io.stepwell.query;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that is asked at once: of which series, what, and over which time.
 *
 * @param selector names the metric
 * @param query what is asked of it
 * @param step seconds between points; for range queries only
 * @param start where to begin; the start of the run if empty
 * @param end where to end; the end of the run if empty
 */
public record Question(
    Selector selector,
    Query query,
    OptionalLong step,
    Optional<Instant> start,
    Optional<Instant> end) {

  /**
   * Reads selector and query; step, start and end are left to their defaults.
   *
   * @throws QueryException if one of them is not valid
   */
  public static Question of(String metric, String query) {
    return new Question(
        Selector.parse(metric),
        Query.parse(query),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Reads a question whose parts are all still as a person or client wrote them.
   *
   * @throws QueryException if one of them is not valid
   */
  public static Question of(
      String metric,
      String query,
      Optional<String> step,
      Optional<String> start,
      Optional<String> end) {
    return new Question(
        Selector.parse(metric),
        Query.parse(query),
        step.map(text -> OptionalLong.of(Windows.parseStep(text))).orElse(OptionalLong.empty()),
        start.map(text -> Dates.parse("start", text)),
        end.map(text -> Dates.parse("end", text)));
  }

  /** The metric's name. */
  public String metric() {
    return selector.metric().orElseThrow();
  }
}
