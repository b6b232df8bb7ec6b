package io.stepwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.jobs.Awaited;
import io.stepwell.schemas.push.PushFormat;
import io.stepwell.schemas.push.PushRecord;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Load generators that push at a steady pace, as k6 does, but with more patience than k6 has: each
 * push is sent again and again until it is acknowledged. Now and then one that was acknowledged is
 * sent once more, as by a sender that the answer did not reach.
 */
final class PacedSender {

  private static final long BETWEEN_TRIES_MILLIS = 100;
  private static final long PATIENCE_SECONDS = 90;
  private static final int ONE_IN = 8;

  private final LastingRun run;
  private final EndlessPushes pushes;
  private final Duration pace;
  private final Random random;
  private final AtomicInteger next = new AtomicInteger();
  private final List<Integer> acknowledged = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final List<Thread> generators = new ArrayList<>();
  private volatile boolean isFinishing;
  private volatile @Nullable Throwable failure;

  private PacedSender(LastingRun run, EndlessPushes pushes, Duration pace, long seed) {
    this.run = run;
    this.pushes = pushes;
    this.pace = pace;
    this.random = new Random(seed);
  }

  /**
   * Begins to send.
   *
   * @param generators how many push at once
   * @param pace how long each waits after it was acknowledged
   * @param seed decides what is sent twice
   */
  static PacedSender start(
      LastingRun run, EndlessPushes pushes, int generators, Duration pace, long seed) {
    PacedSender sender = new PacedSender(run, pushes, pace, seed);
    for (int i = 0; i < generators; i++) {
      Thread thread = new Thread(sender::generate, "generator-" + i);
      thread.setDaemon(true);
      sender.generators.add(thread);
      thread.start();
    }
    return sender;
  }

  private void generate() {
    try {
      while (!isFinishing) {
        int number = next.getAndIncrement();
        untilAcknowledged(number);
        acknowledged.add(number);
        if (random.nextInt(ONE_IN) == 0) {
          untilAcknowledged(acknowledged.get(random.nextInt(acknowledged.size())));
        }
        Thread.sleep(pace.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  private void untilAcknowledged(int number) throws InterruptedException {
    while (!isAcknowledged(number)) {
      Thread.sleep(BETWEEN_TRIES_MILLIS);
    }
  }

  private boolean isAcknowledged(int number) throws InterruptedException {
    HttpResponse<String> response;
    try {
      response = run.push(key(number), pushes.body(number));
    } catch (IOException e) {
      // Nobody is there at the moment, or it was killed while it had the push.
      return false;
    }
    if (response.statusCode() == 503) {
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
      refusals.incrementAndGet();
      return false;
    }
    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
    return true;
  }

  /** How many times a push was answered with 503 so far. */
  int refusals() {
    return refusals.get();
  }

  /** Waits for so many further pushes to be answered with 503. */
  void awaitRefusals(int count) throws InterruptedException {
    int before = refusals.get();
    Awaited.until(
        Duration.ofSeconds(PATIENCE_SECONDS),
        refusals::get,
        seen -> assertThat(seen).isGreaterThanOrEqualTo(before + count));
  }

  /** Makes no more pushes, and waits until all are acknowledged; what they hold together. */
  Totals finish() throws InterruptedException {
    isFinishing = true;
    for (Thread generator : generators) {
      generator.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      assertThat(generator.isAlive()).as("a push is still not acknowledged").isFalse();
    }
    assertThat(failure).isNull();
    return Totals.of(acknowledged.stream().map(this::record).toList());
  }

  private PushRecord record(int number) {
    return PushRecord.of(run.id(), key(number), PushFormat.V2_PROTOBUF, 0, pushes.body(number));
  }

  private static String key(int number) {
    return "%016x".formatted(number);
  }
}
