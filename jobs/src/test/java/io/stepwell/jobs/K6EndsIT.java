package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * However a real k6 of any kind ends, the run's state and result say so, and k6's exit code is what
 * it is without a cloud.
 */
@ExtendWith(SharedUp.class)
@Timeout(240)
class K6EndsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory = Path.of("");
  private final UpProcess up;
  private final UpRuns runs;

  K6EndsIT(UpProcess up) {
    this.up = up;
    this.runs = new UpRuns(up);
  }

  /** What there is to say of a run that has ended. */
  private record Ending(int exitCode, int status, int result, String word) {}

  @ParameterizedTest
  @CsvSource({
    // A threshold is not met at the end; it is not met meanwhile, and aborts the run.
    "FAIL, 99, 3, 1, failed",
    "ABORT, 99, 8, 1, failed",
    // The script aborts the run; it throws where nothing can go on.
    "STOP, 108, 5, 0, error",
    "BROKEN, 107, 7, 1, error",
  })
  void aScriptEndsIt(String how, int exitCode, int status, int result, String word)
      throws Exception {
    Map<StreamingK6, K6Program.Running> started = start(Map.of(how, "yes", "DURATION", "3s"));
    assertEnded(started, new Ending(exitCode, status, result, word));
  }

  @Test
  void ctrlCEndsIt() throws Exception {
    Map<StreamingK6, K6Program.Running> started = start(Map.of("DURATION", "1m"));
    for (K6Program.Running k6 : started.values()) {
      Awaited.until(PATIENCE, k6::said, said -> assertThat(said).contains("running (0m01"));
      k6.interrupt();
    }
    assertEnded(started, new Ending(105, 5, 0, "error"));
  }

  private Map<StreamingK6, K6Program.Running> start(Map<String, String> variables)
      throws Exception {
    Map<StreamingK6, K6Program.Running> started = new EnumMap<>(StreamingK6.class);
    for (StreamingK6 kind : StreamingK6.values()) {
      started.put(kind, kind.start(up, directory.resolve(kind.name()), variables));
    }
    return started;
  }

  private void assertEnded(Map<StreamingK6, K6Program.Running> started, Ending expected)
      throws Exception {
    for (Map.Entry<StreamingK6, K6Program.Running> k6 : started.entrySet()) {
      K6Program.Ended ended = k6.getValue().await();
      long run = StreamingK6.run(ended.output());
      String word = runs.settled(run).path("result").asText();
      JsonNode told = runs.v5(run);
      assertThat(
              new Ending(
                  ended.exitCode(),
                  told.path("run_status").asInt(),
                  told.path("result_status").asInt(),
                  word))
          .as("%s: %s", k6.getKey(), ended.output())
          .isEqualTo(expected);
    }
  }
}
