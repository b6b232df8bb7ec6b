package io.stepwell.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a server has acknowledged, and when. Safe for use by many threads. */
final class PushLedger {

  /** What is asked about to see how far answers are. */
  static final PushedTotals.Question PROGRESS = new PushedTotals.Question("http_reqs", "increase");

  private final PushedTotals all = new PushedTotals();
  private final Map<Long, PushedTotals> byRun = new HashMap<>();
  private final List<Double> latencies = new ArrayList<>();
  private final Map<Long, List<Entry>> progress = new HashMap<>();
  private long refusals;

  /** What a run's {@link #PROGRESS} was from a moment on. */
  private record Entry(long nanos, double acknowledged) {}

  /**
   * Notes that a push was acknowledged just now.
   *
   * @param millis how long that took
   */
  synchronized void acknowledged(PreparedPush push, double millis) {
    all.add(push.totals());
    PushedTotals run = byRun.computeIfAbsent(push.run(), id -> new PushedTotals());
    run.add(push.totals());
    latencies.add(millis);
    progress
        .computeIfAbsent(push.run(), id -> new ArrayList<>())
        .add(new Entry(System.nanoTime(), run.answers().getOrDefault(PROGRESS, 0.0)));
  }

  /** Notes that a push is to be sent again. */
  synchronized void refused() {
    refusals++;
  }

  synchronized long seriesSeconds() {
    return all.seriesSeconds();
  }

  synchronized long samples() {
    return all.samples();
  }

  synchronized long refusals() {
    return refusals;
  }

  /** How long acknowledgements took since the last call, in milliseconds. */
  synchronized List<Double> takeLatencies() {
    List<Double> taken = List.copyOf(latencies);
    latencies.clear();
    return taken;
  }

  /** What each run's questions are to be answered with. */
  synchronized Map<Long, Map<PushedTotals.Question, Double>> expected() {
    Map<Long, Map<PushedTotals.Question, Double>> copy = new HashMap<>();
    byRun.forEach((run, totals) -> copy.put(run, Map.copyOf(totals.answers())));
    return copy;
  }

  /**
   * Since when something acknowledged has been missing from answers.
   *
   * @param answered what was answered about the run's {@link #PROGRESS}
   * @return on the clock of {@link System#nanoTime}; now if nothing is missing
   */
  synchronized long missingSince(long run, double answered) {
    return progress.getOrDefault(run, List.of()).stream()
        .filter(entry -> entry.acknowledged() > answered)
        .mapToLong(Entry::nanos)
        .findFirst()
        .orElseGet(System::nanoTime);
  }
}
