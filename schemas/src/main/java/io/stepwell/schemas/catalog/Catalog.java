package io.stepwell.schemas.catalog;

import io.stepwell.metrics.BuiltinMetric;
import io.stepwell.metrics.BuiltinMetrics;
import io.stepwell.metrics.Contains;
import io.stepwell.schemas.lake.Generations;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The runs of a home and which generation of each answers. Every call is one short transaction;
 * safe for use by many threads and processes at once. All calls throw {@link CatalogException} if
 * the database fails.
 */
public interface Catalog extends Generations, AutoCloseable {

  /** The project of runs that name none. */
  long DEFAULT_PROJECT = 1;

  /**
   * Sets a new generation apart for this process to write, and makes the run, its load test and its
   * project known if they were not. Generations that a process left unfinished when it died are
   * given up.
   *
   * @throws RunExistsException if the run has data and is not to be replaced, if another process is
   *     writing it, or if it is being streamed in
   */
  default Generation claim(GenerationRequest request) {
    return claim(request, Owner.current());
  }

  /** The same for someone else to write. */
  Generation claim(GenerationRequest request, Owner owner);

  /**
   * Says that a generation that was claimed for {@link Owner#renewing a job} is still being
   * written.
   *
   * @return whether it is; not if it is complete or was given up
   */
  boolean renew(long run, int generation);

  /**
   * Sets a new generation apart for this process to put together from what the run has already.
   *
   * @return empty if there is no such run
   * @throws RunExistsException if a process is writing the run
   */
  default Optional<Generation> claimAgain(long run) {
    return claimAgain(run, Owner.current());
  }

  /** The same for someone else to put together. */
  Optional<Generation> claimAgain(long run, Owner owner);

  /**
   * Makes a complete generation the one that answers, with all that it says of the run, in one
   * step.
   *
   * @param contained the run's live files, as paths in the lake, that it takes the place of
   * @throws CatalogException if the generation is not one that is being written
   */
  void switchTo(GenerationResult result, Collection<String> contained);

  /** The same for a run that has no live files. */
  default void switchTo(GenerationResult result) {
    switchTo(result, List.of());
  }

  /** The same for a generation that was put together from what answered before. */
  void switchTo(CompactionResult result);

  /** The live files of a run, as paths, that do not answer any more and are not deleted yet. */
  Set<String> contained(long run);

  /** The ids of the runs that have such files, ascending. */
  List<Long> withContained();

  /** Forgets files among those, which are deleted now. */
  void forgetContained(long run, Collection<String> paths);

  /** Gives an unfinished generation up; a run that has no other is forgotten. */
  void abandon(Generation generation);

  Optional<Run> run(long id);

  /** All runs that have a generation or will get one, latest id first. */
  List<Run> runs();

  /** The runs of a load test that have data, the latest start first, at most {@code last}. */
  List<Run> runsOf(long loadTest, int last);

  Optional<LoadTest> loadTest(long id);

  Optional<LoadTest> loadTest(long project, String name);

  /**
   * Makes a load test known that has no run yet, and its project if it was not.
   *
   * @return empty if the project has a load test of that name already
   */
  Optional<LoadTest> addLoadTest(long project, String name);

  /** All load tests by id. */
  List<LoadTest> loadTests();

  /** The runs that are streamed in: how they begin, what arrives, and how they end. */
  LiveRuns liveRuns();

  /** A page of the runs that a filter lets through, by when they began. */
  Page<Run> runs(RunFilter filter, Paging paging);

  /** A page of the load tests that a filter lets through, by when they were created. */
  Page<LoadTest> loadTests(LoadTestFilter filter, Paging paging);

  /** Every access token that is known. */
  List<AccessToken> accessTokens();

  /** Forgets all access tokens but these. */
  void setAccessTokens(Collection<AccessToken> tokens);

  /** What of runs is sent to which receivers. */
  RemoteWriteStore remoteWrites();

  /** The metrics of a run's current generation, by name. */
  List<RunMetric> metrics(long run);

  /** What the values of a run's metric measure, as the run says or as k6 does. */
  default Contains contains(long run, String metric) {
    return metrics(run).stream()
        .filter(known -> known.name().equals(metric))
        .map(RunMetric::contains)
        .filter(contains -> contains != Contains.DEFAULT)
        .findFirst()
        .or(() -> BuiltinMetrics.named(metric).map(BuiltinMetric::contains))
        .orElse(Contains.DEFAULT);
  }

  /** The files that a run's current generation was read from, as the user wrote them. */
  List<String> sources(long run);

  /** Every generation of a run that is on record, ascending. */
  List<Generation> generations(long run);

  /**
   * Forgets a run; its files are not touched.
   *
   * @return whether there was such a run
   * @throws RunExistsException if a process is writing it, or if it is being streamed in
   */
  boolean delete(long run);

  @Override
  void close();
}
