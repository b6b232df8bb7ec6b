package io.stepwell.server;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that work on requests, so many at a time, while a bounded number waits. */
final class Workers implements Executor, AutoCloseable {

  private final ThreadPoolExecutor threads;

  /**
   * @param name of each of them, before its number
   */
  Workers(String name, int count, int waiting) {
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            count,
            count,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            work -> {
              Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Works on something as soon as a thread is free.
   *
   * @throws java.util.concurrent.RejectedExecutionException if too much waits already
   */
  @Override
  public void execute(Runnable work) {
    threads.execute(work);
  }

  /** Takes nothing new; what waits is not begun. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
