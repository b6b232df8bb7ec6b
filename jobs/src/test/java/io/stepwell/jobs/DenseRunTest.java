package io.stepwell.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real run with up to 1 800 values in a second of one series, far more than a step's sketch
 * holds: quantiles are estimates, and close; all else is exact.
 */
class DenseRunTest {

  private static final String METRIC = "http_req_duration";

  @Test
  void quantilesAreCloseAndTheRestIsExact(@TempDir Path directory) throws Exception {
    Path dense =
        Path.of(
            Objects.requireNonNull(DenseRunTest.class.getResource("/bench/dense.json.gz")).toURI());
    List<String> lines =
        K6Output.lines(dense).stream()
            .filter(line -> line.contains("\"metric\":\"" + METRIC + "\""))
            .toList();
    Path file = K6Output.write(lines, directory.resolve("dense.json"));
    try (FilledHome home = new FilledHome(directory.resolve("home"))) {
      home.backfill(RequestBuilder.of(file).run(1));
      AnswerAgreement agreement = new AnswerAgreement(home, 1, RawRun.read(file));
      agreement.checkWhole(METRIC, List.of("name", "method", "status"));
      agreement.checkQuantiles(METRIC, List.of());
      agreement.checkQuantiles(METRIC, List.of("scenario"));
    }
  }
}
