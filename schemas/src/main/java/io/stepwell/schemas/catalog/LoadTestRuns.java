package io.stepwell.schemas.catalog;

import io.stepwell.query.QueryException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which runs of a load test a question goes to, where it goes to several. A mistake in choosing
 * them is a {@link QueryException}, as any other mistake in a question is.
 */
public final class LoadTestRuns {

  /** How many runs are asked where nobody says. */
  public static final int DEFAULT = 30;

  private final Catalog catalog;
  private final LoadTest loadTest;

  private LoadTestRuns(Catalog catalog, LoadTest loadTest) {
    this.catalog = catalog;
    this.loadTest = loadTest;
  }

  /**
   * The runs of a load test.
   *
   * @throws QueryException if there is no such load test
   */
  public static LoadTestRuns of(Catalog catalog, long loadTest) {
    return catalog
        .loadTest(loadTest)
        .map(known -> new LoadTestRuns(catalog, known))
        .orElseThrow(() -> QueryException.notFound("there is no load test " + loadTest));
  }

  /**
   * The ids of the latest runs that have data, by their start.
   *
   * @throws QueryException if {@code count} is less than 1
   */
  public List<Long> last(int count) {
    if (count < 1) {
      throw QueryException.badData("the number of last runs is 1 or more, not " + count);
    }
    return catalog.runsOf(loadTest.id(), count).stream().map(Run::id).toList();
  }

  /**
   * Exactly these runs.
   *
   * @throws QueryException if one of them is not a run of the load test
   */
  public List<Long> exactly(Collection<Long> runs) {
    for (long id : runs) {
      Optional<LoadTest> owner = catalog.run(id).map(Run::loadTest);
      if (owner.isEmpty() || owner.get().id() != loadTest.id()) {
        throw QueryException.notFound(
            "there is no test run %d in load test %d".formatted(id, loadTest.id()));
      }
    }
    return runs.stream().distinct().toList();
  }
}
