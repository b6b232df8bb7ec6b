package io.stepwell.bench;

import java.util.Arrays;
import java.util.List;

/**
 * How long answers took, in milliseconds.
 *
 * @param p50 half of the answers came within it
 * @param p99 99 of 100 came within it
 * @param longest all came within it
 */
record Latencies(double p50, double p99, double longest) {

  private static final int WARM_UP_PIECES = 10;
  private static final int MEASURED = 300;
  private static final int AT_LEAST = 20;
  private static final double MOST_MILLIS = 2_000;
  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * Asks all questions in turn, again and again, so that compiled code answers later on.
   *
   * @param times how often each is asked in each of ten pieces
   */
  static void warmUp(Answering system, List<TimedQuestion> questions, int times) throws Exception {
    for (int piece = 0; piece < WARM_UP_PIECES; piece++) {
      for (TimedQuestion question : questions) {
        times(() -> system.ask(question), times);
      }
    }
  }

  /** Runs a task again and again, a slow one fewer times. */
  static Latencies of(Measured.Task task) throws Exception {
    return sorted(times(task, MEASURED));
  }

  /** Of times that were taken already; all 0 of none. */
  static Latencies ofTimes(List<Double> times) {
    return times.isEmpty()
        ? new Latencies(0, 0, 0)
        : sorted(times.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Latencies sorted(double[] times) {
    Arrays.sort(times);
    return new Latencies(ranked(times, 0.5), ranked(times, 0.99), ranked(times, 1));
  }

  /** The medians of several rounds. */
  static Latencies median(List<Latencies> rounds) {
    return new Latencies(
        Measured.median(rounds.stream().map(Latencies::p50).toList()),
        Measured.median(rounds.stream().map(Latencies::p99).toList()),
        Measured.median(rounds.stream().map(Latencies::longest).toList()));
  }

  /** How long one run takes. */
  static double once(Measured.Task task) throws Exception {
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) / NANOS_PER_MILLI;
  }

  private static double[] times(Measured.Task task, int most) throws Exception {
    double[] times = new double[most];
    double sum = 0;
    int count = 0;
    while (count < most && (count < AT_LEAST || sum < MOST_MILLIS)) {
      times[count] = once(task);
      sum += times[count++];
    }
    return Arrays.copyOf(times, count);
  }

  private static double ranked(double[] sorted, double share) {
    return sorted[Math.max(1, (int) Math.ceil(share * sorted.length)) - 1];
  }
}
