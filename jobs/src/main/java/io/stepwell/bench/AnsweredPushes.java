package io.stepwell.bench;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Holds what a server answers against what it has acknowledged. */
final class AnsweredPushes {

  private static final long PAUSE_MILLIS = 100;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

  /** Sums of fractions depend on their order in the last digits. */
  private static final double ROUNDING = 1e-9;

  private AnsweredPushes() {}

  /**
   * Waits until all that was acknowledged is answered.
   *
   * @throws IllegalStateException if it does not come
   */
  static void await(UpProcess up, PushLedger ledger) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    for (Map.Entry<Long, Map<PushedTotals.Question, Double>> run : ledger.expected().entrySet()) {
      double expected = run.getValue().getOrDefault(PushLedger.PROGRESS, 0.0);
      double answered = up.ask(run.getKey(), PushLedger.PROGRESS);
      while (answered < expected) {
        if (System.nanoTime() > deadline) {
          throw wrong(run.getKey(), PushLedger.PROGRESS, expected, answered);
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        answered = up.ask(run.getKey(), PushLedger.PROGRESS);
      }
    }
  }

  /**
   * Asks about every metric of every run that has a total, and returns how many those are.
   *
   * @throws IllegalStateException if anything is missing or counted twice
   */
  static int check(UpProcess up, PushLedger ledger) throws IOException, InterruptedException {
    int checked = 0;
    for (Map.Entry<Long, Map<PushedTotals.Question, Double>> run : ledger.expected().entrySet()) {
      for (Map.Entry<PushedTotals.Question, Double> total : run.getValue().entrySet()) {
        double answered = up.ask(run.getKey(), total.getKey());
        if (!equal(total.getValue(), answered)) {
          throw wrong(run.getKey(), total.getKey(), total.getValue(), answered);
        }
        checked++;
      }
    }
    return checked;
  }

  private static boolean equal(double expected, double answered) {
    return Math.abs(expected - answered) <= ROUNDING * Math.abs(expected);
  }

  private static IllegalStateException wrong(
      long run, PushedTotals.Question question, double expected, double answered) {
    return new IllegalStateException(
        "%s of %s of run %d is %s, but %s was acknowledged"
            .formatted(question.method(), question.metric(), run, answered, expected));
  }
}
