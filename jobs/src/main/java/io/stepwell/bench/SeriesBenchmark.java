package io.stepwell.bench;

import io.stepwell.jobs.BackfillResult;
import java.io.PrintStream;
import java.nio.file.Path;

/** The worst case for whatever merges: a url of its own for every request. */
final class SeriesBenchmark implements Benchmark {

  private static final int REPETITIONS = 6;
  private static final int THREADS = 2;

  @Override
  public String name() {
    return "series";
  }

  @Override
  public String summary() {
    return "1.2 M series: a url of its own for every request, into the lake";
  }

  @Override
  public void run(Path directory, Effort effort, PrintStream out) throws Exception {
    Path input = RepeatedRun.dense().uniqueUrls(directory, REPETITIONS);
    OwnBackfill own = OwnBackfill.of(directory.resolve("home"), THREADS);
    Measured ours = new Measured();
    for (int round = 0; round < effort.rounds(); round++) {
      double took =
          ours.time(
              () -> {
                BackfillResult result = own.run(input);
                out.printf(
                    "round: %d samples, %d series, %.1f bytes a sample%n",
                    result.samples(), result.series(), (double) own.lakeBytes() / result.samples());
              });
      out.printf("       %.2f s%n", took);
    }
    out.printf(
        "median %.2f s of %d; heap peak %d MiB%n",
        ours.median(), effort.rounds(), OwnBackfill.peakHeapBytes() >> 20);
    own.clean();
  }
}
