package io.stepwell.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Rounds of pushes as fast as they are acknowledged, to us and to Prometheus in turn. */
final class Bursts {

  /** How many seconds of each generator go into a round. */
  private static final int SECONDS = 10;

  /** What 150 k6 of 1 000 series each push a second, a window of 3 s at a time. */
  private static final int MANY = 50_000;

  private static final double MICROS_A_SECOND = 1e6;

  private final UpProcess up;
  private final Optional<PrometheusProcess> prometheus;
  private final List<LoadGenerator> generators;
  private final PushLedger ledger;
  private final PrintStream out;
  private final RemoteWrites writes = new RemoteWrites();
  private final List<Burst> ours = new ArrayList<>();
  private final List<Burst> theirs = new ArrayList<>();

  Bursts(
      UpProcess up,
      Optional<PrometheusProcess> prometheus,
      List<LoadGenerator> generators,
      PushLedger ledger,
      PrintStream out) {
    this.up = up;
    this.prometheus = prometheus;
    this.generators = generators;
    this.ledger = ledger;
    this.out = out;
  }

  /** Does so many rounds after one that does not count, and prints them and their medians. */
  void run(int rounds) throws Exception {
    round("warm-up");
    ours.clear();
    theirs.clear();
    for (int round = 1; round <= rounds; round++) {
      round("round " + round);
    }
    line("Stepwell", ours);
    out.printf(
        "           at that cost %d series-seconds/s keep %.1f processors busy%n",
        MANY, MANY * median(ours, Burst::processorMicros) / MICROS_A_SECOND);
    if (!theirs.isEmpty()) {
      line("Prometheus", theirs);
      out.printf(
          "ratio      %.2f (Stepwell ÷ Prometheus by the clock; %.2f by processor time)%n",
          median(ours, Burst::answeredRate) / median(theirs, Burst::answeredRate),
          median(theirs, Burst::processorMicros) / median(ours, Burst::processorMicros));
    }
  }

  private void round(String name) throws Exception {
    List<List<PreparedPush>> pushes = prepared();
    Burst own = Burst.of(up, pushes, ledger);
    ours.add(own);
    out.printf(
        "%s: Stepwell %.0f series-seconds/s acknowledged, %.0f answered",
        name, own.acknowledgedRate(), own.answeredRate());
    if (prometheus.isPresent()) {
      Burst peer = Burst.of(prometheus.get(), pushes, writes);
      theirs.add(peer);
      out.printf("; Prometheus %.0f", peer.answeredRate());
    }
    out.println();
    out.flush();
  }

  /** Made before the time counts, as making them takes the machine as much as a server does. */
  private List<List<PreparedPush>> prepared() {
    List<List<PreparedPush>> shares = new ArrayList<>();
    for (int i = 0; i < Connections.COUNT; i++) {
      List<PreparedPush> share = new ArrayList<>();
      for (int second = 0; second < SECONDS; second++) {
        Connections.share(generators, i).forEach(generator -> share.add(generator.next()));
      }
      shares.add(share);
    }
    return shares;
  }

  private void line(String side, List<Burst> rounds) {
    out.printf(
        "%-10s %.0f series-seconds/s, %.0f samples/s; %.1f µs of processor time a series-second%n",
        side,
        median(rounds, Burst::answeredRate),
        median(rounds, Burst::sampleRate),
        median(rounds, Burst::processorMicros));
  }

  private static double median(List<Burst> rounds, Function<Burst, Double> figure) {
    return Measured.median(rounds.stream().map(figure).toList());
  }
}
