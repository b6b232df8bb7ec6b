package io.stepwell.functions.remotewrite;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stepwell.schemas.k6.Excerpt;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** The first line of an answer's body, where receivers say what is wrong, however long the rest. */
final class FirstLine implements BodySubscriber<String> {

  private static final int MOST_BYTES = 400;

  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final CompletableFuture<String> line = new CompletableFuture<>();
  private @Nullable Subscription subscription;

  @Override
  public CompletionStage<String> getBody() {
    return line;
  }

  @Override
  public void onSubscribe(Subscription begun) {
    subscription = begun;
    begun.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[Math.min(buffer.remaining(), MOST_BYTES - read.size())];
      buffer.get(bytes);
      read.writeBytes(bytes);
    }
    if (read.size() == MOST_BYTES && subscription != null) {
      subscription.cancel();
      onComplete();
    }
  }

  @Override
  public void onError(Throwable error) {
    onComplete();
  }

  @Override
  public void onComplete() {
    line.complete(read.toString(UTF_8).lines().findFirst().map(Excerpt::of).orElse("nothing more"));
  }
}
