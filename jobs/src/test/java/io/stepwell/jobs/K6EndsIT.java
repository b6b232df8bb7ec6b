package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
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
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class K6EndsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Ctrl-C; the others are variables of the script. */
  private static final String INTERRUPT = "INTERRUPT";

  private static final String MARKED = "MARKED";
  private static final List<String> HOWS =
      List.of("FAIL", "ABORT", "STOP", "BROKEN", "SLOW", MARKED, INTERRUPT);

  @TempDir private static Path directory = Path.of("");

  private final UpProcess up;
  private final UpRuns runs;
  private final Map<String, Map<StreamingK6, K6Program.Ended>> ended = new HashMap<>();

  K6EndsIT(UpProcess up) {
    this.up = up;
    this.runs = new UpRuns(up);
  }

  /** All before the first is asked about, as results come some seconds after the ends. */
  @BeforeAll
  void endAll() throws Exception {
    for (String how : HOWS) {
      Map<StreamingK6, K6Program.Running> started = start(how);
      if (how.equals(INTERRUPT)) {
        for (K6Program.Running k6 : started.values()) {
          Awaited.until(PATIENCE, k6::said, said -> assertThat(said).contains("running (0m01"));
          k6.interrupt();
        }
      }
      Map<StreamingK6, K6Program.Ended> here = new EnumMap<>(StreamingK6.class);
      for (Map.Entry<StreamingK6, K6Program.Running> k6 : started.entrySet()) {
        here.put(k6.getKey(), k6.getValue().await());
      }
      ended.put(how, here);
    }
  }

  private Map<StreamingK6, K6Program.Running> start(String how) throws IOException {
    Map<String, String> variables =
        Map.of(how, "yes", "DURATION", how.equals(INTERRUPT) ? "1m" : "3s");
    Map<StreamingK6, K6Program.Running> started = new EnumMap<>(StreamingK6.class);
    for (StreamingK6 kind : StreamingK6.values()) {
      started.put(kind, kind.start(up, directory.resolve(how).resolve(kind.name()), variables));
    }
    return started;
  }

  /** What there is to say of a run that has ended. */
  private record Ending(int exitCode, int status, int result, String word) {}

  @ParameterizedTest
  @CsvSource({
    // A threshold is not met at the end; it is not met meanwhile, and aborts the run.
    "FAIL, 99, 3, 1, failed",
    "ABORT, 99, 8, 1, failed",
    // The script aborts the run; its setup throws, or takes longer than it may.
    "STOP, 108, 5, 0, error",
    "BROKEN, 107, 7, 1, error",
    "SLOW, 100, 9, 1, error",
    "INTERRUPT, 105, 5, 0, error",
  })
  void itsRunIsToldOf(String how, int exitCode, int status, int result, String word)
      throws Exception {
    assertEnded(how, EnumSet.allOf(StreamingK6.class), new Ending(exitCode, status, result, word));
  }

  @Test
  void aScriptSaysThatItFailed() throws Exception {
    assertEnded(MARKED, EnumSet.of(StreamingK6.LOCAL_EXECUTION_2), new Ending(110, 3, 1, "failed"));
    // All that these say is that the run did not end as it should; older k6 has no such call.
    assertEnded(
        MARKED,
        EnumSet.of(StreamingK6.OUT_CLOUD_1, StreamingK6.LOCAL_EXECUTION_1, StreamingK6.OUT_CLOUD_2),
        new Ending(110, 6, 0, "error"));
  }

  private void assertEnded(String how, Set<StreamingK6> kinds, Ending expected) throws Exception {
    for (StreamingK6 kind : kinds) {
      K6Program.Ended k6 = Known.in(Known.in(ended, how), kind);
      long run = StreamingK6.run(k6.output());
      String word = runs.settled(run).path("result").asText();
      JsonNode told = runs.v5(run);
      assertThat(
              new Ending(
                  k6.exitCode(),
                  told.path("run_status").asInt(),
                  told.path("result_status").asInt(),
                  word))
          .as("%s: %s", kind, k6.output())
          .isEqualTo(expected);
    }
  }
}
