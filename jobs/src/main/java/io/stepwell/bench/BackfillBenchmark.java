package io.stepwell.bench;

import java.io.PrintStream;
import java.nio.file.Path;

/** A dense run: many samples for each series and second. */
final class BackfillBenchmark implements Benchmark {

  private static final int REPETITIONS = 26;
  private static final int THREADS = 2;
  private static final double MILLION = 1e6;

  @Override
  public String name() {
    return "backfill";
  }

  @Override
  public String summary() {
    return "7.1 M samples of k6 JSON into the lake, with rollups, beside DuckDB's aggregates of them";
  }

  @Override
  public void run(Path directory, Effort effort, PrintStream out) throws Exception {
    RepeatedRun dense = RepeatedRun.dense();
    long samples = (long) REPETITIONS * dense.samples();
    Path input = dense.repeated(directory, REPETITIONS);
    OwnBackfill own = OwnBackfill.of(directory.resolve("home"), THREADS);
    DuckDb duckDb = new DuckDb(THREADS);
    Measured ours = new Measured();
    Measured theirs = new Measured();
    Path output = directory.resolve("duckdb.parquet");
    Measured.Task stepwell = () -> check(samples, own.run(input).samples());
    Measured.Task peer = () -> check(samples, duckDb.aggregate(input, output));
    // The first round of each pays for loading and compiling code, which a long job does not feel.
    out.printf(
        "warm-up: Stepwell %.2f s, DuckDB %.2f s (not counted)%n",
        new Measured().time(stepwell), new Measured().time(peer));
    for (int round = 1; round <= effort.rounds(); round++) {
      out.printf(
          "round %d: Stepwell %.2f s, DuckDB %.2f s%n",
          round, ours.time(stepwell), theirs.time(peer));
    }
    line(out, "Stepwell", samples, ours);
    line(out, "DuckDB", samples, theirs);
    out.printf(
        "ratio     %.2f (Stepwell ÷ DuckDB by the clock; %.2f by processor time)%n",
        theirs.median() / ours.median(), theirs.processorMedian() / ours.processorMedian());
    out.printf(
        "lake      %.2f bytes a sample; heap peak %d MiB%n",
        (double) own.lakeBytes() / samples, OwnBackfill.peakHeapBytes() >> 20);
    own.clean();
  }

  private static void line(PrintStream out, String side, long samples, Measured measured) {
    out.printf(
        "%-9s %.2f M samples/s (median %.2f s, %.2f to %.2f s; %.2f s of processor time)%n",
        side,
        samples / measured.median() / MILLION,
        measured.median(),
        measured.least(),
        measured.greatest(),
        measured.processorMedian());
  }

  private static void check(long expected, long counted) {
    if (expected != counted) {
      throw new IllegalStateException("counted " + counted + " samples of " + expected);
    }
  }
}
