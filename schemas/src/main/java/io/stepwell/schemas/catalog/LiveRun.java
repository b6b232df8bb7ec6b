package io.stepwell.schemas.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A test run that is streamed in, or was.
 *
 * @param run what the catalog knows of every run
 * @param origin what sends it, such as {@code k6cloud/1.8.1}
 * @param options as its sender gave them, a JSON object without anything secret
 * @param plan how much it was to be
 * @param started when its first samples came
 * @param lastArrival when its latest samples came, to a second or so
 * @param end what came of it; empty while it goes on
 */
public record LiveRun(
    Run run,
    String origin,
    String options,
    Plan plan,
    Optional<Instant> started,
    Optional<Instant> lastArrival,
    Optional<End> end) {

  /**
   * Whether more of it is expected: it is not over, and something came lately. A run whose sender
   * and server are both gone stays open.
   */
  public boolean goesOn(Instant now) {
    Instant latest = lastArrival.orElse(run.created());
    return !run.status().isOver() && latest.isAfter(now.minus(LiveRuns.SILENCE));
  }

  /**
   * How much a run is to be.
   *
   * @param vus the most virtual users at once; 0 if unknown
   * @param seconds how long it takes at most; 0 if unknown
   */
  public record Plan(long vus, long seconds) {}

  /**
   * What came of a run.
   *
   * @param time when it was finished or timed out
   * @param result 0 if it passed, 1 if it failed; empty if its sender has not said
   * @param thresholds as its sender judged them: a JSON object of objects, by metric and
   *     expression, where {@code true} means not met; empty if its sender has not said
   * @param reason why it was aborted, in its sender's words
   */
  public record End(
      Instant time, OptionalInt result, Optional<String> thresholds, Optional<String> reason) {}
}
