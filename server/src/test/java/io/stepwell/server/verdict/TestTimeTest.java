package io.stepwell.server.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.query.RunExtent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestTimeTest {

  @ParameterizedTest
  @CsvSource({
    // k6 2.2.0 said 15.344 s, the server saw it begin and end 15.377 s apart.
    "16, 15377, 15.377",
    "15, 15377, 15.377",
    "16, 16999, 16.999",
    // Much to prepare, or to send.
    "16, 17001, 16",
    "16, 60000, 16",
    // A run whose samples were stamped by another clock, or replaced.
    "16, 13999, 16",
  })
  void whatTheServerSawCountsWhereSamplesBearItOut(long sampled, long millis, double seconds) {
    Optional<RunExtent> extent = Optional.of(new RunExtent(1, 100, 100 + sampled));
    assertThat(TestTime.seconds(extent, Optional.of(Duration.ofMillis(millis)))).isEqualTo(seconds);
  }

  @Test
  void withoutEitherThereIsStillATime() {
    assertThat(TestTime.seconds(Optional.of(new RunExtent(1, 100, 104)), Optional.empty()))
        .isEqualTo(4);
    assertThat(TestTime.seconds(Optional.empty(), Optional.empty())).isEqualTo(1);
  }
}
