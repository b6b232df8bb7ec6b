package io.stepwell.server.ingest;

import io.stepwell.schemas.push.PushRecord;
import io.stepwell.server.sink.PushSink;
import io.stepwell.server.sink.PushSinkException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps pushes in memory, unless it is told to refuse them. */
final class KeptPushes implements PushSink {

  private final List<PushRecord> kept = new CopyOnWriteArrayList<>();
  private volatile Optional<PushSinkException> refusal = Optional.empty();

  void refuse(PushSinkException.Reason reason) {
    refusal = Optional.of(new PushSinkException(reason, "not now"));
  }

  void takeAgain() {
    refusal = Optional.empty();
  }

  List<PushRecord> kept() {
    return List.copyOf(kept);
  }

  @Override
  public CompletionStage<Void> send(PushRecord push) {
    if (refusal.isPresent()) {
      return CompletableFuture.failedStage(refusal.get());
    }
    kept.add(push);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void close() {}
}
