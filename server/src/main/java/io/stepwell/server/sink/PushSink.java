package io.stepwell.server.sink;

import io.stepwell.schemas.push.PushRecord;
import java.util.concurrent.CompletionStage;

/** Keeps pushes. Safe for use by many threads; never keeps a caller waiting for long. */
public interface PushSink extends AutoCloseable {

  /**
   * Keeps a push.
   *
   * @return completed once the push is kept for good, on a thread that must not be kept; with a
   *     {@link PushSinkException} if it may not be. It can be sent again then, whatever became of
   *     it: its id tells
   */
  CompletionStage<Void> send(PushRecord push);

  /** Sends what it has taken, then ends. */
  @Override
  void close();
}
