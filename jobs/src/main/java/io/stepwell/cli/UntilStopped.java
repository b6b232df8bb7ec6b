package io.stepwell.cli;

import java.util.concurrent.CountDownLatch;

/** Lets a server run until the process is told to stop, and then stops it in good order. */
final class UntilStopped {

  private final Runnable stop;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * @param stop stops what runs, and returns when that is done
   */
  UntilStopped(Runnable stop) {
    this.stop = stop;
  }

  /** Waits for SIGTERM, Ctrl-C, or an interruption of this thread. */
  void await() {
    Thread hook = new Thread(this::end, "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Runtime.getRuntime().removeShutdownHook(hook);
      end();
    }
  }

  private void end() {
    stop.run();
    stopped.countDown();
  }
}
