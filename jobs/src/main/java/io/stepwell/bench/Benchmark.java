package io.stepwell.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Something whose speed is measured. */
public interface Benchmark {

  /** All there are, in the order in which they are listed and run. */
  List<Benchmark> ALL =
      List.of(
          new BackfillBenchmark(),
          new ScalingBenchmark(),
          new SeriesBenchmark(),
          new QueryBenchmark(),
          new LoadBenchmark(),
          new IngestBenchmark(),
          new ExportBenchmark(),
          new GrowthBenchmark());

  /** The name to call it by. */
  String name();

  /** One sentence on what is measured against what. */
  String summary();

  /**
   * Measures and prints a table with medians and ratios.
   *
   * @param directory where inputs are made, and kept for the next time; needs a few GB
   * @param out where the table goes
   */
  void run(Path directory, Effort effort, PrintStream out) throws Exception;
}
