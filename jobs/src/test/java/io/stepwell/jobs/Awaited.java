package io.stepwell.jobs;

import java.time.Duration;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowingConsumer;

/** Waits for what others bring about. */
public final class Awaited {

  private static final long PAUSE_MILLIS = 50;

  private Awaited() {}

  /** Looks until what is seen passes, and fails as it fails then if that takes too long. */
  public static <T> T until(Duration patience, Supplier<T> look, ThrowingConsumer<T> check)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      T seen = look.get();
      try {
        check.accept(seen);
        return seen;
      } catch (AssertionError e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
