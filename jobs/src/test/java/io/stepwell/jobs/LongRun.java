package io.stepwell.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Twenty minutes of some metrics of a real run, long enough for every rollup. */
final class LongRun {

  /** The id that it has in {@link FixtureHome}. */
  static final long RUN = 6;

  /** One metric of each type. */
  static final Set<String> METRICS =
      Set.of("http_reqs", "http_req_failed", "http_req_duration", "vus", "revenue_total");

  private static final int HALF_MINUTES = 40;

  private LongRun() {}

  /** The file that it was read from. */
  static Path file(FilledHome home) {
    return file(home.home().directory());
  }

  private static Path file(Path directory) {
    return directory.resolve("long.json");
  }

  /** Makes the file. */
  static Path write(Path directory) throws IOException {
    List<String> lines =
        K6Output.lines(Fixture.RUN.json()).stream()
            .filter(line -> METRICS.stream().anyMatch(name -> isOf(line, name)))
            .toList();
    return K6Output.repeat(lines, HALF_MINUTES, file(directory));
  }

  private static boolean isOf(String line, String metric) {
    return line.contains("\"metric\":\"" + metric + "\"");
  }
}
