package io.stepwell.server.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A request's body while it is still on its way: nothing of it is read before it is asked for. */
public interface IncomingBody {

  /** The body of a request that has none. */
  IncomingBody NONE = rule -> CompletableFuture.completedStage(new byte[0]);

  /**
   * Reads all of it, once. The memory it takes is given back when the request is answered.
   *
   * @return completed on a thread that must not be kept; with a {@link ProblemException} if the
   *     body is too long, too slow, breaks off, or finds no room
   */
  CompletionStage<byte[]> read(BodyRule rule);
}
