package io.stepwell.bench;

import java.io.PrintStream;
import java.nio.file.Path;

/** What a second slot brings to a backfill. */
final class ScalingBenchmark implements Benchmark {

  private static final int REPETITIONS = 26;
  private static final int SLOTS = 2;
  private static final double MILLION = 1e6;

  @Override
  public String name() {
    return "scaling";
  }

  @Override
  public String summary() {
    return "the same 7.1 M samples into the lake by one slot and by two";
  }

  @Override
  public void run(Path directory, Effort effort, PrintStream out) throws Exception {
    RepeatedRun dense = RepeatedRun.dense();
    long samples = (long) REPETITIONS * dense.samples();
    Path input = dense.repeated(directory, REPETITIONS);
    OwnBackfill one = OwnBackfill.of(directory.resolve("home-one"), 1);
    OwnBackfill two = OwnBackfill.of(directory.resolve("home-two"), SLOTS);
    Measured.Task byOne = () -> one.run(input);
    Measured.Task byTwo = () -> two.run(input);
    // The first rounds pay for loading and compiling code, which a long job does not feel.
    out.printf(
        "warm-up: one slot %.2f s, two slots %.2f s (not counted)%n",
        new Measured().time(byOne), new Measured().time(byTwo));
    Measured alone = new Measured();
    Measured together = new Measured();
    for (int round = 1; round <= effort.rounds(); round++) {
      out.printf(
          "round %d: one slot %.2f s, two slots %.2f s%n",
          round, alone.time(byOne), together.time(byTwo));
    }
    line(out, "one slot", samples, alone);
    line(out, "two slots", samples, together);
    double gain = alone.median() / together.median();
    out.printf(
        "gain      %.2f by the clock, an efficiency of %.0f %%; processor time of two slots ÷ of one"
            + " %.2f%n",
        gain, 100 * gain / SLOTS, together.processorMedian() / alone.processorMedian());
    one.clean();
    two.clean();
  }

  private static void line(PrintStream out, String side, long samples, Measured measured) {
    out.printf(
        "%-9s %.2f M samples/s (median %.2f s), %.2f of a processor busy%n",
        side,
        samples / measured.median() / MILLION,
        measured.median(),
        measured.processorMedian() / measured.median());
  }
}
