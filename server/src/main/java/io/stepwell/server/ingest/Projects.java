package io.stepwell.server.ingest;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Scope;
import io.stepwell.server.http.Problem;
import io.stepwell.server.http.ProblemException;
import java.util.Collections;
import java.util.OptionalLong;

/** Which project a new run goes to. */
public final class Projects {

  private Projects() {}

  /** The project of runs that name none: the usual one, or the first that the sender may see. */
  public static long usual(Scope scope) {
    return scope
        .projects()
        .filter(seen -> !seen.isEmpty() && !seen.contains(Catalog.DEFAULT_PROJECT))
        .map(Collections::min)
        .orElse(Catalog.DEFAULT_PROJECT);
  }

  /**
   * The project that a run goes to.
   *
   * @param named by its sender, if any is
   * @throws ProblemException if the sender may not see that one
   */
  public static long of(OptionalLong named, Scope scope) {
    long project = named.orElseGet(() -> usual(scope));
    if (!scope.includes(project)) {
      throw new ProblemException(
          Problem.FORBIDDEN, "the token does not open the project " + project);
    }
    return project;
  }
}
