package io.stepwell.server.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RememberedTest {

  private final Remembered<Integer> remembered = new Remembered<>();
  private final AtomicInteger made = new AtomicInteger();

  private int ask(JudgedRun run, String version) {
    return remembered.get(run, Optional.of(version), made::incrementAndGet);
  }

  private static JudgedRun run(boolean goesOn) {
    return new JudgedRun(1, "{}", Optional.empty(), Optional.empty(), goesOn);
  }

  @Test
  void ofARunThatGoesOnAnAnswerIsMadeOnceForAllWhoAsk() {
    IntStream.range(0, 50)
        .parallel()
        .forEach(client -> assertThat(ask(run(true), "v" + client)).isEqualTo(1));
    assertThat(ask(run(false), "v50")).as("once it is over").isEqualTo(2);
  }

  @Test
  void ofARunThatIsOverItIsMadeForEachVersionOfItsSteps() {
    assertThat(ask(run(false), "a")).isEqualTo(1);
    assertThat(ask(run(false), "b")).isEqualTo(2);
    assertThat(ask(run(false), "a")).isEqualTo(1);
  }

  @Test
  void whatCannotBeToldApartIsNotRemembered() {
    for (int time = 1; time < 4; time++) {
      assertThat(remembered.get(run(true), Optional.empty(), made::incrementAndGet))
          .isEqualTo(time);
    }
  }
}
