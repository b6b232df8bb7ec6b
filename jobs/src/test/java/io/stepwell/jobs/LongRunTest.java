package io.stepwell.jobs;

import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is answered from rollups gives what its samples come to, at every step. */
@ExtendWith(FixtureHome.class)
@TestInstance(Lifecycle.PER_CLASS)
class LongRunTest {

  private final FilledHome home;
  private final RawRun raw;

  LongRunTest(FilledHome home) {
    this.home = home;
    this.raw = RawRun.read(LongRun.file(home));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http_reqs", "http_req_failed", "http_req_duration", "vus", "revenue_total"})
  void wholeAndInWindows(String metric) {
    AnswerAgreement agreement = new AnswerAgreement(home, LongRun.RUN, raw);
    for (List<String> by : List.of(List.<String>of(), List.of("name", "status"))) {
      agreement.checkWhole(metric, by);
      for (long step : List.of(7L, 60L, 90L, 600L)) {
        agreement.checkWindows(metric, by, step);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "scenario", "name"})
  void quantilesOfTwentyThousandSamples(String by) {
    List<String> labels = by.isEmpty() ? List.of() : List.of(by);
    new AnswerAgreement(home, LongRun.RUN, raw).checkQuantiles("http_req_duration", labels);
  }
}
