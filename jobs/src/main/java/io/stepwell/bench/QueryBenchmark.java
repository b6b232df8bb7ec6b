package io.stepwell.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Questions about a dense run and a long one, over HTTP. */
final class QueryBenchmark implements Benchmark {

  @Override
  public String name() {
    return "query";
  }

  @Override
  public String summary() {
    return "answers over HTTP about a dense run of 1.9 M samples and one of 6 h";
  }

  @Override
  public void run(Path directory, int rounds, PrintStream out) throws Exception {
    measure(QueriedRun.dense(directory), directory, rounds, out);
    measure(QueriedRun.soak(directory), directory, rounds, out);
  }

  private static void measure(QueriedRun run, Path directory, int rounds, PrintStream out)
      throws Exception {
    out.printf("%n%s: %d samples, %d series%n", run.name(), run.samples(), run.series());
    out.printf("%-70s %9s %9s %9s %9s%n", "", "p50 ms", "p99 ms", "cold ms", "start ms");
    StepwellAnswers stepwell = new StepwellAnswers(run, directory);
    List<List<Latencies>> warm = new ArrayList<>();
    List<List<StepwellAnswers.Cold>> cold = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      List<StepwellAnswers.Cold> first = new ArrayList<>();
      for (TimedQuestion question : run.questions()) {
        first.add(stepwell.cold(question));
      }
      cold.add(first);
      warm.add(stepwell.warm());
    }
    for (int i = 0; i < run.questions().size(); i++) {
      int question = i;
      out.printf(
          "%-70s %9.2f %9.2f %9.1f %9.1f%n",
          run.questions().get(i),
          Measured.median(warm.stream().map(round -> round.get(question).p50()).toList()),
          Measured.median(warm.stream().map(round -> round.get(question).p99()).toList()),
          Measured.median(cold.stream().map(round -> round.get(question).answer()).toList()),
          Measured.median(cold.stream().map(round -> round.get(question).start()).toList()));
    }
    out.flush();
  }
}
