package io.stepwell.server.http;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;

/** Waits for what Vert.x does on other threads. */
final class Wait {

  private Wait() {}

  /**
   * Waits.
   *
   * @throws WaitException if it failed, or this thread is to end
   */
  static void untilDone(Future<?> future) {
    try {
      future.toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw new WaitException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WaitException(e);
    }
  }
}
