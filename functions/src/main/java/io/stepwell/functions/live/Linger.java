package io.stepwell.functions.live;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.jspecify.annotations.Nullable;

/** Sees to it that what an operator holds goes out a while after the first of it came. */
final class Linger {

  private final ProcessingTimeService time;
  private final long millis;
  private final Runnable flush;
  private @Nullable ScheduledFuture<?> due;

  /**
   * @param flush hands out what is held, which may be nothing
   */
  Linger(ProcessingTimeService time, Duration linger, Runnable flush) {
    this.time = time;
    this.millis = linger.toMillis();
    this.flush = flush;
  }

  /** Says that something is held. */
  void began() {
    if (due == null) {
      due = time.registerTimer(time.getCurrentProcessingTime() + millis, now -> over());
    }
  }

  private void over() {
    due = null;
    flush.run();
  }
}
