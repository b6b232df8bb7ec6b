package io.stepwell.server.http;

import io.stepwell.schemas.catalog.Scope;
import java.util.Optional;

/** Decides who may ask. */
@FunctionalInterface
public interface Gate {

  /**
   * What the sender of a request may see.
   *
   * @param authorization the header of that name
   * @throws ProblemException if the sender may see nothing
   */
  Scope admit(Optional<String> authorization);

  /**
   * The same for what is said of one run, which the run's own token opens too. May ask a database.
   *
   * @param run the id as the path has it
   */
  default Scope admit(Optional<String> authorization, String run) {
    return admit(authorization);
  }
}
