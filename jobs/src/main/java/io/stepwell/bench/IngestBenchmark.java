package io.stepwell.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pushes of many k6, from HTTP to the answer. */
final class IngestBenchmark implements Benchmark {

  private static final int GENERATORS = 50;
  private static final int RUNS = 5;
  private static final double MEBI = 1 << 20;

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String summary() {
    return "pushes of 50 k6 through gateway, Kafka, Flink and Parquet to the answer: as fast as they"
        + " are acknowledged, beside Prometheus' remote write, and at a steady pace";
  }

  @Override
  public void run(Path directory, Effort effort, PrintStream out) throws Exception {
    Path home = directory.resolve("home-ingest");
    Directories.delete(home);
    out.printf(
        "%d k6 in %d test runs push %d series each, a window of 1 s at a time, over %d connections:"
            + "%n  recorded windows of k6 2.2, their series copied under further labels%n",
        GENERATORS, RUNS, PushTemplate.SERIES, Connections.COUNT);
    Optional<Path> program = PrometheusProcess.program();
    if (program.isEmpty()) {
      out.println("Prometheus is left out: there is no program prometheus on the PATH");
    }
    try (UpProcess up = UpProcess.start(home, directory.resolve("up.log"))) {
      out.printf(
          "up is ready after %.1f s, with %.0f MiB%n",
          up.readySeconds(), up.figures().residentBytes() / MEBI);
      out.flush();
      long pushed;
      if (program.isEmpty()) {
        pushed = measure(up, Optional.empty(), effort, out);
      } else {
        Path data = directory.resolve("prometheus");
        try (PrometheusProcess prometheus = PrometheusProcess.start(program.get(), data)) {
          pushed = measure(up, Optional.of(prometheus), effort, out);
        }
        Directories.delete(data);
      }
      Path lake = home.resolve("lake");
      out.printf(
          "lake      %.1f bytes a series-second in %d files%n",
          (double) Directories.bytes(lake) / pushed, Directories.files(lake));
    }
    Directories.delete(home);
  }

  /** Returns how many series-seconds it has pushed. */
  private static long measure(
      UpProcess up, Optional<PrometheusProcess> prometheus, Effort effort, PrintStream out)
      throws Exception {
    List<Long> runs = new ArrayList<>();
    for (int i = 1; i <= RUNS; i++) {
      runs.add(up.createRun("bench " + i));
    }
    List<LoadGenerator> generators = LoadGenerator.of(runs, GENERATORS, RecordedSecond.all());
    PushLedger ledger = new PushLedger();
    new Bursts(up, prometheus, generators, ledger, out).run(effort.rounds());
    new SteadyPushes(up, generators, runs, ledger, effort, out).run();
    out.printf(
        "every acknowledged value is answered, and once: %d totals of %d series-seconds are right%n",
        AnsweredPushes.check(up, ledger), ledger.seriesSeconds());
    return ledger.seriesSeconds();
  }
}
