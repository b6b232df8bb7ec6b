package io.stepwell.bench;

import io.stepwell.jobs.Backfill;
import io.stepwell.jobs.BackfillRequest;
import io.stepwell.jobs.BackfillResult;
import io.stepwell.jobs.Progress;
import io.stepwell.schemas.catalog.Home;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Backfills a file, each time as a new run of one home, which is thrown away in the end. */
final class OwnBackfill {

  private final Path home;
  private final int parallelism;
  private final boolean archive;
  private long lastRun;

  private OwnBackfill(Path home, int parallelism, boolean archive) throws IOException {
    this.home = home;
    this.parallelism = parallelism;
    this.archive = archive;
    clean();
  }

  /** Into steps alone. */
  static OwnBackfill of(Path home, int parallelism) throws IOException {
    return new OwnBackfill(home, parallelism, false);
  }

  /** Into steps, and into the raw archive. */
  static OwnBackfill withArchive(Path home, int parallelism) throws IOException {
    return new OwnBackfill(home, parallelism, true);
  }

  BackfillResult run(Path input) {
    BackfillRequest request =
        new BackfillRequest(
            OptionalLong.empty(),
            "benchmark",
            1,
            List.of(input.toString()),
            Optional.empty(),
            false,
            false,
            false,
            archive,
            Map.of(),
            Optional.empty(),
            parallelism);
    BackfillResult result = new Backfill(Home.at(home)).run(request, Progress.NONE);
    lastRun = result.run();
    return result;
  }

  /** What the latest run weighs in the lake, in bytes. */
  long lakeBytes() throws IOException {
    String directory = "test_run_id=" + lastRun + "/";
    try (Stream<Path> files = Files.walk(home.resolve("lake"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains(directory))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  /** The most that the heap ever held since this process began, in bytes. */
  static long peakHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  void clean() throws IOException {
    Directories.delete(home);
  }
}
