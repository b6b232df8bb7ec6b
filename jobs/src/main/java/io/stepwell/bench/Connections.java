package io.stepwell.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many senders side by side, each of which sends its own in order. */
final class Connections {

  static final int COUNT = 8;

  private Connections() {}

  /** What one of the senders does. */
  interface Work {
    void run(int connection) throws Exception;
  }

  /** Lets all of them work and waits for the last. */
  static void each(Work work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(COUNT);
    try {
      List<Callable<Void>> all = new ArrayList<>();
      for (int i = 0; i < COUNT; i++) {
        int connection = i;
        all.add(
            () -> {
              work.run(connection);
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(all)) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Those of a list that fall to one of the senders. */
  static <T> List<T> share(List<T> all, int connection) {
    List<T> share = new ArrayList<>();
    for (int i = connection; i < all.size(); i += COUNT) {
      share.add(all.get(i));
    }
    return share;
  }
}
