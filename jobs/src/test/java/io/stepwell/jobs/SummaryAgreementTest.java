package io.stepwell.jobs;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers over whole runs are what k6 itself said at the end of the run. */
@ExtendWith(FixtureHome.class)
class SummaryAgreementTest {

  private final FilledHome home;

  SummaryAgreementTest(FilledHome home) {
    this.home = home;
  }

  @ParameterizedTest
  @EnumSource(names = {"RUN", "RUN2", "WS"})
  void everyFigureThatK6AndTheMethodsShareIsTheSame(Fixture fixture) throws IOException {
    new SummaryAgreement(fixture.summary()).check(home, fixture.run());
  }
}
