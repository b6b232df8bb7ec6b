package io.stepwell.schemas.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The runs that are streamed in while they go on: how they begin, what arrives, and how they end.
 * Every call is one short transaction; safe for use by many threads and processes at once. All
 * calls throw {@link CatalogException} if the database fails.
 */
public interface LiveRuns {

  /** After how long without samples a run counts as timed out. */
  Duration SILENCE = Duration.ofMinutes(2);

  /** How long the same creation may be repeated and gives the same run. */
  Duration REPEATABLE = Duration.ofMinutes(10);

  /** How long a run's tokens are good for after its end: for what was still on its way. */
  Duration TOKENS_AFTER_END = Duration.ofMinutes(10);

  /** The same after a time-out, as its sender may come back. */
  Duration TOKENS_AFTER_TIME_OUT = Duration.ofDays(1);

  /** How many lines of a run's log are kept, the latest. */
  int MOST_LOG_LINES = 10_000;

  /**
   * Makes a run that answers from generation 0 at once, and makes its load test and its project
   * known if they were not. The same creation, repeated within {@link #REPEATABLE}, gives the run
   * that it gave before.
   */
  LiveRun create(LiveRunRequest request);

  /** The latest run of a project that was created under that key, however long ago. */
  Optional<LiveRun> created(long project, String creationKey);

  /** Notes that raw samples of a run are kept beside what is merged of them. */
  void archived(long run);

  /** A run that was created here; empty if there is no such run, or if it was backfilled. */
  Optional<LiveRun> find(long run);

  /**
   * The runs that may have live files which no complete generation contains, by id: those that have
   * none such, and those of which samples came after that time.
   */
  List<LiveRun> uncompacted(Instant since);

  /**
   * Notes that samples have come. What has not begun yet runs from then on; a run that is over
   * stays so.
   */
  void arrived(Collection<Arrival> arrivals);

  /**
   * Ends a run, timed out or not, with what its sender says of it. The first end counts.
   *
   * @return whether this was the first; false too if there is no such run
   */
  boolean finish(RunEnd end);

  /**
   * Marks the runs as timed out that are not over and of which nothing has come for too long.
   *
   * @param silentSince those from which nothing has come after that are silent
   * @param now when they are marked
   * @return the ids of those marked by this very call
   */
  List<Long> timeOut(Instant silentSince, Instant now);

  /**
   * Makes a token known that opens one run, until it is over.
   *
   * @param hash of its text, SHA-256, in lower-case hexadecimal digits
   */
  void addToken(long run, String hash);

  /** The token of that hash; empty if there is none. */
  Optional<RunToken> token(String hash);

  /** Adds to a run's log; of a run that is not there nothing is kept. */
  void addLog(long run, List<LogLine> lines);

  /** A page of a run's log, in the order in which it came. */
  Page<LogLine> log(long run, Paging paging);
}
