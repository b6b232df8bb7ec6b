package io.stepwell.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** A live run whose every push brings series that there never were before. */
final class GrowthBenchmark implements Benchmark {

  private static final int SERIES = 1_000_000;
  private static final int GENERATORS = 10;
  private static final double MEBI = 1 << 20;
  private static final double NANOS = 1e9;

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public String summary() {
    return "one live run that grows to 1 M series, all of them new in every push: memory, and"
        + " answers over all of them";
  }

  @Override
  public void run(Path directory, Effort effort, PrintStream out) throws Exception {
    Path home = directory.resolve("home-growth");
    Directories.delete(home);
    int seconds = Math.max(1, SERIES / effort.rate());
    out.printf(
        "%d k6 push %d new series a second into one test run for %d s%n",
        GENERATORS, effort.rate(), seconds);
    try (UpProcess up = UpProcess.start(home, directory.resolve("up.log"))) {
      out.printf(
          "up is ready after %.1f s, with %.0f MiB%n",
          up.readySeconds(), up.figures().residentBytes() / MEBI);
      out.flush();
      List<Long> runs = List.of(up.createRun("growth"));
      List<LoadGenerator> generators =
          LoadGenerator.growing(runs, GENERATORS, RecordedSecond.all());
      PushLedger ledger = new PushLedger();
      Effort one = new Effort(1, seconds, effort.rate());
      new SteadyPushes(up, generators, runs, ledger, one, out).run();
      int totals = AnsweredPushes.check(up, ledger);
      out.printf(
          "%d series; every acknowledged value is answered, and once: %d totals are right%n",
          ledger.seriesSeconds(), totals);
      long start = System.nanoTime();
      up.ask(runs.get(0), PushLedger.PROGRESS);
      out.printf(
          "a total over all series of http_reqs takes %.2f s; up has %.0f MiB, at most %.0f MiB%n",
          (System.nanoTime() - start) / NANOS,
          up.figures().residentBytes() / MEBI,
          up.figures().peakBytes() / MEBI);
      out.printf(
          "lake      %.1f bytes a series in %d files%n",
          (double) Directories.bytes(home.resolve("lake")) / ledger.seriesSeconds(),
          Directories.files(home.resolve("lake")));
    }
    Directories.delete(home);
  }
}
