package io.stepwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Instant now = Instant.EPOCH;

  private ProgressLines progress(boolean animated) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(new PrintStream(new ByteArrayOutputStream()), stream, animated);
    return new ProgressLines(terminal, () -> now, "backfill");
  }

  private void advance(long millis) {
    now = now.plus(Duration.ofMillis(millis));
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aLogGetsALineEveryFewSeconds() {
    ProgressLines progress = progress(false);
    for (int i = 1; i <= 10; i++) {
      advance(1000);
      progress.at(i * 100L, 1000, i * 1_000_000L);
    }
    progress.end();

    assertThat(shown().lines())
        .containsExactly(
            "backfill:  30 %, 3 000 000 samples, 1 000 000 samples/s",
            "backfill:  60 %, 6 000 000 samples, 1 000 000 samples/s",
            "backfill:  90 %, 9 000 000 samples, 1 000 000 samples/s");
  }

  @Test
  void aScreenGetsABarThatGoesAway() {
    ProgressLines progress = progress(true);
    advance(200);
    progress.at(500, 1000, 1);
    advance(10);
    progress.at(600, 1000, 2);
    progress.end();

    assertThat(shown())
        .isEqualTo(
            "\r\u001b[Kbackfill: [############------------]  50 %, 1 sample, 5 samples/s\r\u001b[K");
  }

  @Test
  void withoutAKnownSizeThereIsNoShare() {
    ProgressLines progress = progress(false);
    advance(4000);
    progress.at(500, 0, 8);

    assertThat(shown()).isEqualTo("backfill: 8 samples, 2 samples/s\n");
  }
}
