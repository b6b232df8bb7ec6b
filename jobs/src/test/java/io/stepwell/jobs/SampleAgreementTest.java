package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.RunExtent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers from the lake are what the samples of k6's own files come to. */
@ExtendWith(FixtureHome.class)
class SampleAgreementTest {

  private static final List<List<String>> GROUPINGS =
      List.of(
          List.of(),
          List.of("scenario"),
          List.of("name", "method", "status"),
          List.of("group", "check", "absent"));

  private final FilledHome home;

  SampleAgreementTest(FilledHome home) {
    this.home = home;
  }

  @ParameterizedTest
  @EnumSource
  void theLakeHoldsTheSeriesAndTheTimeOfTheFile(Fixture fixture) {
    RawRun raw = RawRun.read(fixture.json());
    Set<SeriesKey> expected =
        raw.samples().stream()
            .map(sample -> new SeriesKey(sample.metric(), sample.labels()))
            .collect(Collectors.toSet());
    assertThat(home.store().series(fixture.run())).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(home.store().extent(fixture.run()))
        .contains(new RunExtent(fixture.run(), raw.start(), raw.end()));
  }

  @ParameterizedTest
  @EnumSource
  void overTheWholeRun(Fixture fixture) {
    RawRun raw = RawRun.read(fixture.json());
    AnswerAgreement agreement = new AnswerAgreement(home, fixture.run(), raw);
    for (String metric : raw.types().keySet()) {
      GROUPINGS.forEach(by -> agreement.checkWhole(metric, by));
      agreement.checkWhole(metric, allLabels(raw, metric));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyQuantileOfEveryTrend(Fixture fixture) {
    RawRun raw = RawRun.read(fixture.json());
    AnswerAgreement agreement = new AnswerAgreement(home, fixture.run(), raw);
    for (String metric : raw.types().keySet()) {
      if (raw.types().get(metric) == MetricType.TREND) {
        GROUPINGS.forEach(by -> agreement.checkQuantiles(metric, by));
        agreement.checkQuantiles(metric, allLabels(raw, metric));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void inWindowsOfAnyStep(Fixture fixture) {
    RawRun raw = RawRun.read(fixture.json());
    AnswerAgreement agreement = new AnswerAgreement(home, fixture.run(), raw);
    for (String metric : raw.types().keySet()) {
      for (long step : List.of(1L, 5L, 10L, 60L)) {
        agreement.checkWindows(metric, List.of(), step);
        agreement.checkWindows(metric, List.of("scenario", "status"), step);
      }
    }
  }

  private static List<String> allLabels(RawRun raw, String metric) {
    Set<String> names = new TreeSet<>();
    for (RawSample sample : raw.samples(metric)) {
      Labels labels = sample.labels();
      for (int i = 0; i < labels.size(); i++) {
        names.add(labels.name(i));
      }
    }
    return List.copyOf(names);
  }
}
