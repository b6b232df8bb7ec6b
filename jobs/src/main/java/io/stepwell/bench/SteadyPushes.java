package io.stepwell.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Pushes at a steady pace for a while, and how the server bears it. */
final class SteadyPushes {

  private static final int ROWS = 10;
  private static final double MEBI = 1 << 20;
  private static final double NANOS = 1e9;

  private final UpProcess up;
  private final List<LoadGenerator> generators;
  private final List<Long> runs;
  private final PushLedger ledger;
  private final Effort effort;
  private final PrintStream out;
  private final List<Double> latencies = new ArrayList<>();
  private long start;
  private double longestLag;

  SteadyPushes(
      UpProcess up,
      List<LoadGenerator> generators,
      List<Long> runs,
      PushLedger ledger,
      Effort effort,
      PrintStream out) {
    this.up = up;
    this.generators = generators;
    this.runs = runs;
    this.ledger = ledger;
    this.effort = effort;
    this.out = out;
  }

  /** Pushes, and prints what it sees on the way and in the end. */
  void run() throws Exception {
    long before = ledger.seriesSeconds();
    long samplesBefore = ledger.samples();
    double busy = up.figures().processorSeconds();
    ThreadTimes threadsBefore = up.threadTimes();
    ledger.takeLatencies();
    start = System.nanoTime();
    Thread watch = new Thread(this::watch, "bench-watch");
    watch.start();
    Connections.each(this::push);
    double took = since(start);
    watch.join();
    double processor = up.figures().processorSeconds() - busy;
    AnsweredPushes.await(up, ledger);
    out.printf(
        "sustained %.0f series-seconds/s, %.0f samples/s for %.0f s; push latency %s%n",
        (ledger.seriesSeconds() - before) / took,
        (ledger.samples() - samplesBefore) / took,
        took,
        text(Latencies.ofTimes(latencies)));
    out.printf(
        "          all answered %.1f s after the last push, at most %.1f s behind meanwhile;"
            + " %.2f processors busy, at most %.0f MiB; %d pushes sent again%n",
        since(start) - took,
        longestLag,
        processor / took,
        up.figures().peakBytes() / MEBI,
        ledger.refusals());
    out.printf(
        "          processor time of a series-second: %s%n",
        up.threadTimes().since(threadsBefore, ledger.seriesSeconds() - before));
  }

  private void push(int number) throws Exception {
    PushConnection connection = new PushConnection(up.address(), up.authorization(), ledger);
    double nanosPerPush = NANOS * PushTemplate.SERIES / effort.rate();
    for (long round = 0; ; round++) {
      for (int i = number; i < generators.size(); i += Connections.COUNT) {
        long after = (long) ((round * generators.size() + i) * nanosPerPush);
        if (after > TimeUnit.SECONDS.toNanos(effort.seconds())) {
          return;
        }
        PreparedPush push = generators.get(i).next();
        TimeUnit.NANOSECONDS.sleep(start + after - System.nanoTime());
        connection.send(push, start + after);
      }
    }
  }

  private void watch() {
    try {
      for (int row = 1; row <= ROWS; row++) {
        long before = ledger.seriesSeconds();
        double from = since(start);
        double lag = lagUntil((double) effort.seconds() * row / ROWS);
        List<Double> taken = ledger.takeLatencies();
        latencies.addAll(taken);
        out.printf(
            "%7.0f s  %6.0f series-seconds/s  %s  answers %.1f s behind  %.0f MiB%n",
            since(start),
            (ledger.seriesSeconds() - before) / (since(start) - from),
            text(Latencies.ofTimes(taken)),
            lag,
            up.figures().residentBytes() / MEBI);
        out.flush();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The longest that an acknowledged push has not been answered, until so many seconds are over.
   */
  private double lagUntil(double seconds) throws IOException, InterruptedException {
    double longest = 0;
    for (int look = 0; since(start) < seconds; look++) {
      long run = runs.get(look % runs.size());
      long asked = System.nanoTime();
      double answered = up.ask(run, PushLedger.PROGRESS);
      longest = Math.max(longest, (asked - ledger.missingSince(run, answered)) / NANOS);
      TimeUnit.SECONDS.sleep(1);
    }
    longestLag = Math.max(longestLag, longest);
    return longest;
  }

  private static String text(Latencies latencies) {
    return "p50 %.1f ms, p99 %.1f ms, longest %.0f ms"
        .formatted(latencies.p50(), latencies.p99(), latencies.longest());
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / NANOS;
  }
}
