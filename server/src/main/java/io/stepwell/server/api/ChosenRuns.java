package io.stepwell.server.api;

import io.stepwell.query.QueryException;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.LoadTest;
import io.stepwell.schemas.catalog.LoadTestRuns;
import io.stepwell.server.http.Arguments;
import java.util.List;

/** Which runs of a load test a request means: the last so many, or those it names. */
final class ChosenRuns {

  static final String COUNT = "test_run_count";
  static final String IDS = "test_run_ids";

  private final Catalog catalog;
  private final Limits limits;

  ChosenRuns(Catalog catalog, Limits limits) {
    this.catalog = catalog;
    this.limits = limits;
  }

  /**
   * The runs' ids.
   *
   * @throws QueryException if both ways are taken at once, there are too many, or one is not a run
   *     of the load test
   */
  List<Long> of(LoadTest loadTest, Arguments arguments) {
    if (arguments.has(COUNT) && arguments.has(IDS)) {
      throw QueryException.badData(COUNT + " and " + IDS + " do not go together; give one of them");
    }
    LoadTestRuns runs = LoadTestRuns.of(catalog, loadTest.id());
    if (arguments.has(IDS)) {
      return runs.exactly(ids(arguments.all(IDS)));
    }
    return runs.last(arguments.one(COUNT).map(this::count).orElse(LoadTestRuns.DEFAULT));
  }

  private List<Long> ids(List<String> texts) {
    if (texts.isEmpty() || texts.size() > limits.runs()) {
      throw QueryException.badData(
          "%s names 1 to %d test runs, not %d".formatted(IDS, limits.runs(), texts.size()));
    }
    return texts.stream().map(text -> Store.id(text, "test run")).toList();
  }

  private int count(String text) {
    if (!text.matches("\\d{1,9}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > limits.runs()) {
      throw QueryException.badData(
          "%s is a whole number from 1 to %d, not %s".formatted(COUNT, limits.runs(), text));
    }
    return Integer.parseInt(text);
  }
}
