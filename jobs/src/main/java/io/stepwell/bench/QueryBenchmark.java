package io.stepwell.bench;

import io.stepwell.query.TimeRange;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Questions about a dense run and a long one, over HTTP. */
final class QueryBenchmark implements Benchmark {

  private static final int THREADS = 2;

  @Override
  public String name() {
    return "query";
  }

  @Override
  public String summary() {
    return "answers over HTTP about a dense run of 1.9 M samples and one of 6 h, beside DuckDB over"
        + " the raw samples and Prometheus with native histograms";
  }

  @Override
  public void run(Path directory, Effort effort, PrintStream out) throws Exception {
    Optional<Path> prometheus = PrometheusProcess.program();
    if (prometheus.isEmpty()) {
      out.println("Prometheus is left out: there is no program prometheus on the PATH");
    }
    measure(QueriedRun.dense(directory), prometheus, directory, effort.rounds(), out);
    measure(QueriedRun.soak(directory), prometheus, directory, effort.rounds(), out);
  }

  private static void measure(
      QueriedRun run, Optional<Path> prometheus, Path directory, int rounds, PrintStream out)
      throws Exception {
    out.printf("%n%s: %d samples, %d series%n", run.name(), run.samples(), run.series());
    out.printf("DuckDB runs in this process, over the raw samples in the lake%n");
    prometheus.ifPresent(
        program ->
            out.printf(
                "Prometheus (%s) was sent points %d s apart and has them in memory%n",
                program, run.interval()));
    out.println();
    out.flush();
    Path log = directory.resolve("server.log");
    try (RawSamples samples = RawSamples.of(run, THREADS)) {
      DuckDbQueries duckDb = new DuckDbQueries(samples);
      if (prometheus.isEmpty()) {
        print(new QueryRounds(run, log, duckDb, List.of(duckDb)).run(rounds), out);
      } else {
        Path data = directory.resolve("prometheus");
        try (PrometheusProcess process = PrometheusProcess.start(prometheus.get(), data)) {
          TimeRange fed = new PrometheusFeed(process, run.interval()).send(samples);
          List<Answering> peers = List.of(duckDb, new PrometheusQueries(process, fed));
          print(new QueryRounds(run, log, duckDb, peers).run(rounds), out);
        }
        Directories.delete(data);
      }
    }
    Directories.delete(run.home());
  }

  private static void print(List<QuestionFigures> figures, PrintStream out) {
    new QueryTables(figures, out).print();
  }
}
