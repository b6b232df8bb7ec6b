package io.stepwell.server.api;

import io.stepwell.query.QueryException;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.LoadTest;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.Scope;
import io.stepwell.schemas.lake.LakeStepStore;
import io.stepwell.server.http.Call;
import java.util.regex.Pattern;

/**
 * Where requests find runs: the catalog and the lake, through the eyes of whoever asks. A run of a
 * project out of sight is not to be told from one that does not exist.
 */
public final class Store {

  private static final Pattern ID = Pattern.compile("\\d{1,18}");

  private final Catalog catalog;
  private final LakeStepStore lake;

  public Store(Catalog catalog, LakeStepStore lake) {
    this.catalog = catalog;
    this.lake = lake;
  }

  public Catalog catalog() {
    return catalog;
  }

  /** The steps, for one request: each run as it is when that first asks about it. */
  public StepStore steps() {
    return lake.pinned();
  }

  /**
   * The run that the path names.
   *
   * @throws QueryException if there is none in sight
   */
  public Run run(Call call) {
    return run(call.scope(), call.variable(Routes.RUN));
  }

  /**
   * The run of an id.
   *
   * @throws QueryException if there is none in sight
   */
  public Run run(Scope scope, String text) {
    long id = id(text, "test run");
    return catalog
        .run(id)
        .filter(run -> scope.includes(run.loadTest().project()))
        .orElseThrow(() -> noRun(id));
  }

  /** What to say of a run that does not exist. */
  public static QueryException noRun(long id) {
    return QueryException.notFound("there is no test run " + id);
  }

  /**
   * The load test that the path names.
   *
   * @throws QueryException if there is none in sight
   */
  public LoadTest loadTest(Call call) {
    return loadTest(call.scope(), call.variable(Routes.LOAD_TEST));
  }

  /**
   * The load test of an id.
   *
   * @throws QueryException if there is none in sight
   */
  public LoadTest loadTest(Scope scope, String text) {
    long id = id(text, "load test");
    return catalog
        .loadTest(id)
        .filter(loadTest -> scope.includes(loadTest.project()))
        .orElseThrow(() -> QueryException.notFound("there is no load test " + id));
  }

  /**
   * The project that the path names.
   *
   * @throws QueryException if it is out of sight
   */
  public long project(Call call) {
    long id = id(call.variable(Routes.PROJECT), "project");
    Scope scope = call.scope();
    if (!scope.includes(id)) {
      throw QueryException.notFound("there is no project " + id);
    }
    return id;
  }

  /**
   * Reads an id.
   *
   * @throws QueryException if it is none
   */
  public static long id(String text, String what) {
    if (!ID.matcher(text).matches()) {
      throw QueryException.badData("the id of a " + what + " is a whole number, not " + text);
    }
    return Long.parseLong(text);
  }
}
