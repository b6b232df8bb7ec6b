package io.stepwell.functions.remotewrite;

import io.stepwell.schemas.prometheus.WriteBody;
import io.stepwell.schemas.remotewrite.RemoteWriteBlock;
import io.stepwell.schemas.wire.prometheus.Sample;
import io.stepwell.schemas.wire.prometheus.WriteRequest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.Batch;
import org.apache.flink.connector.base.sink.writer.RequestBuffer;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;

/**
 * Sends the points of one block, one request after the other, by remote write 1.0. A request that
 * fails because of the receiver's state is made again after ever longer pauses, whatever waits
 * behind it; one that is refused is dropped. It never blocks whoever writes.
 */
final class ReceiverWriter extends AsyncSinkWriter<Points, Points> {

  private static final int MOST_POINTS = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 6;

  /**
   * What the base would do after that time is to block until all is sent; what is written goes out
   * at once when no request is on its way, and else behind that one.
   */
  private static final long NEVER_MILLIS = TimeUnit.DAYS.toMillis(36_500);

  private final HttpClient client;
  private final Outcomes outcomes;
  private final PointQueue queue;
  private final OneAtATime flight;
  private volatile RemoteWriteBlock block;
  private CompletableFuture<?> request = CompletableFuture.completedFuture("none");
  private volatile boolean closed;
  private int failures;

  ReceiverWriter(
      WriterInitContext context, HttpClient client, RemoteWriteBlock block, Outcomes outcomes) {
    this(context, client, block, outcomes, new PointQueue(outcomes), new OneAtATime());
  }

  private ReceiverWriter(
      WriterInitContext context,
      HttpClient client,
      RemoteWriteBlock block,
      Outcomes outcomes,
      PointQueue queue,
      OneAtATime flight) {
    super(
        (points, ignored) -> points,
        context,
        AsyncSinkWriterConfiguration.builder()
            .setMaxBatchSize(1)
            .setMaxBatchSizeInBytes(Long.MAX_VALUE)
            .setMaxInFlightRequests(1)
            .setMaxBufferedRequests(Integer.MAX_VALUE)
            .setMaxTimeInBufferMS(NEVER_MILLIS)
            .setMaxRecordSizeInBytes(Long.MAX_VALUE)
            .setRequestTimeoutMS(2 * LONGEST_WAIT.toMillis())
            .setRateLimitingStrategy(flight)
            .build(),
        List.of(),
        (request, waiting) -> batch(waiting),
        queue);
    this.client = client;
    this.block = block;
    this.outcomes = outcomes;
    this.queue = queue;
    this.flight = flight;
  }

  /** As much of what waits as goes into a request. */
  private static Batch<Points> batch(RequestBuffer<Points> waiting) {
    List<Points> batch = new ArrayList<>();
    int points = 0;
    while (!waiting.isEmpty()
        && (batch.isEmpty() || points + waiting.peek().getRequestEntry().size() <= MOST_POINTS)) {
      Points next = waiting.poll().getRequestEntry();
      points += next.size();
      batch.add(next);
    }
    return new Batch<>(batch, 0);
  }

  /** Sends by what the block says now. */
  void sendTo(RemoteWriteBlock now) {
    block = now;
  }

  RemoteWriteBlock block() {
    return block;
  }

  /** Whether nothing waits or is on its way. */
  boolean isIdle() {
    return queue.isEmpty() && !flight.inFlight();
  }

  @Override
  protected long getSizeInBytes(Points points) {
    return 0;
  }

  @Override
  protected void submitRequestEntries(List<Points> batch, ResultHandler<Points> handler) {
    int points = batch.stream().mapToInt(Points::size).sum();
    request =
        send(batch)
            .handle((answer, error) -> error == null ? answer : Answer.of(error))
            .thenAccept(answer -> finish(answer, batch, points, handler));
  }

  private CompletableFuture<Answer> send(List<Points> batch) {
    try {
      return client
          .sendAsync(request(batch), info -> new FirstLine())
          .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .thenApply(Answer::of);
    } catch (IllegalArgumentException e) {
      // Its text may show the very header that cannot be sent.
      return CompletableFuture.completedFuture(
          new Answer.Refused("cannot be sent anything: its URL or credentials are malformed"));
    }
  }

  private HttpRequest request(List<Points> batch) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(block.url())
            .timeout(PATIENCE)
            .headers(WriteBody.headers())
            .header("User-Agent", "stepwell")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body(batch)));
    block.credentials().authorization().ifPresent(value -> request.header("Authorization", value));
    return request.build();
  }

  private static byte[] body(List<Points> batch) {
    WriteRequest.Builder request = WriteRequest.newBuilder();
    for (Points points : batch) {
      for (int i = 0; i < points.size(); i++) {
        request.addTimeseries(
            points.series()[i].toBuilder()
                .addSamples(
                    Sample.newBuilder()
                        .setValue(points.values()[i])
                        .setTimestamp(points.millis())));
      }
    }
    return WriteBody.of(request.build());
  }

  private void finish(
      Answer answer, List<Points> batch, int points, ResultHandler<Points> handler) {
    if (closed) {
      return;
    }
    if (answer instanceof Answer.Later later) {
      outcomes.retried(points, later.reason());
      CompletableFuture.delayedExecutor(pause(later).toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> tell(() -> handler.retryForEntries(batch)));
      return;
    }
    failures = 0;
    if (answer instanceof Answer.Refused refused) {
      outcomes.dropped(points, refused.reason());
    } else {
      outcomes.sent(points);
    }
    tell(handler::complete);
  }

  /** Twice as long each time, and not the same for all who wait. */
  private Duration pause(Answer.Later later) {
    Duration grown = SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
    long millis = Math.min(grown.toMillis(), LONGEST_PAUSE.toMillis());
    long some = millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
    return Duration.ofMillis(
        Math.min(Math.max(some, later.pause().toMillis()), LONGEST_WAIT.toMillis()));
  }

  /** The task may have gone meanwhile. */
  private void tell(Runnable result) {
    if (!closed) {
      try {
        result.run();
      } catch (RejectedExecutionException e) {
        closed = true;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    request.cancel(true);
  }
}
