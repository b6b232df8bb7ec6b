package io.stepwell.server.http;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers the calls of a route, maybe after it has given its thread back. Called by many threads at
 * once.
 */
@FunctionalInterface
public interface LaterHandler {

  /**
   * Answers, now or later; a failure of either kind is told as {@link Handler} tells it.
   *
   * @throws ProblemException if the request is refused or cannot be answered
   * @throws io.stepwell.query.QueryException likewise
   */
  CompletionStage<Reply> answer(Call call) throws IOException;

  /** One that answers at once. */
  static LaterHandler of(Handler handler) {
    return call -> CompletableFuture.completedStage(handler.answer(call));
  }
}
