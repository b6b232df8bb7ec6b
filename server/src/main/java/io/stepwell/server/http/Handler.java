package io.stepwell.server.http;

import java.io.IOException;

/** Answers the calls of a route. Called by many threads at once. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers.
   *
   * @throws ProblemException if the request is refused or cannot be answered
   * @throws io.stepwell.query.QueryException likewise
   */
  Reply answer(Call call) throws IOException;
}
