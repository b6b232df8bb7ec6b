package io.stepwell.functions.remotewrite;

import io.stepwell.schemas.remotewrite.RemoteWriteBlock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.jspecify.annotations.Nullable;

/**
 * Hands points to the writer of their block. Each block has a writer of its own, which never
 * blocks, so that a receiver which is slow or away concerns no other one.
 */
final class ReceiversWriter implements SinkWriter<Points> {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final BlocksOfRuns blocks;
  private final WriterInitContext context;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          // Whoever checks receivers has checked this one and not where it may point to.
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Map<BlockKey, Open> writers = new HashMap<>();
  private final Map<String, Outcomes> outcomes = new HashMap<>();

  ReceiversWriter(BlocksOfRuns blocks, WriterInitContext context) {
    this.blocks = blocks;
    this.context = context;
  }

  private record Open(ReceiverWriter writer, long asked) {}

  @Override
  public void write(Points points, Context context) throws IOException, InterruptedException {
    ReceiverWriter writer = writer(points.block());
    if (writer != null) {
      writer.write(points, context);
    }
  }

  /** None if the block is not there any more, and then nobody wants its points. */
  private @Nullable ReceiverWriter writer(BlockKey key) {
    long now = System.nanoTime();
    Open open = writers.get(key);
    if (open != null && now - open.asked() <= FRESH_NANOS) {
      return open.writer();
    }
    closeIdle(now);
    Optional<RemoteWriteBlock> block = blocks.block(key);
    if (block.isEmpty()) {
      close(writers.remove(key));
      return null;
    }
    ReceiverWriter writer = go(open, block.get());
    writers.put(key, new Open(writer, now));
    return writer;
  }

  private ReceiverWriter go(@Nullable Open open, RemoteWriteBlock block) {
    if (open != null && open.writer().block().receiver().equals(block.receiver())) {
      open.writer().sendTo(block);
      return open.writer();
    }
    close(open);
    return begin(block);
  }

  private ReceiverWriter begin(RemoteWriteBlock block) {
    Outcomes of =
        outcomes.computeIfAbsent(
            block.receiver(), receiver -> new Outcomes(receiver, context.metricGroup()));
    return new ReceiverWriter(new QuietContext(context), client, block, of);
  }

  private void closeIdle(long now) {
    writers
        .values()
        .removeIf(
            open -> {
              boolean idle = now - open.asked() > IDLE_NANOS && open.writer().isIdle();
              if (idle) {
                open.writer().close();
              }
              return idle;
            });
  }

  private static void close(@Nullable Open open) {
    if (open != null) {
      open.writer().close();
    }
  }

  /** A checkpoint does not wait for receivers; the end of all input does. */
  @Override
  public void flush(boolean endOfInput) throws InterruptedException {
    if (endOfInput) {
      for (Open open : writers.values()) {
        open.writer().flush(true);
      }
    }
  }

  @Override
  public void close() {
    writers.values().forEach(open -> open.writer().close());
    blocks.close();
  }
}
