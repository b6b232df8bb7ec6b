package io.stepwell.server.sink;

import io.stepwell.schemas.push.PushRecord;
import io.stepwell.server.sink.PushSinkException.Reason;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Hands pushes on, except while something speaks against it; then they are to be sent again. */
public final class GuardedPushSink implements PushSink {

  private final PushSink sink;
  private final Supplier<Optional<String>> objection;

  /**
   * @param objection why no push can be kept at the moment, in a sentence; asked for each, by many
   *     threads
   */
  public GuardedPushSink(PushSink sink, Supplier<Optional<String>> objection) {
    this.sink = sink;
    this.objection = objection;
  }

  @Override
  public CompletionStage<Void> send(PushRecord push) {
    return objection
        .get()
        .<CompletionStage<Void>>map(
            sentence -> CompletableFuture.failedStage(new PushSinkException(Reason.AWAY, sentence)))
        .orElseGet(() -> sink.send(push));
  }

  @Override
  public void close() {
    sink.close();
  }
}
