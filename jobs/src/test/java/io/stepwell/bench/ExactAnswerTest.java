package io.stepwell.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stepwell.query.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ExactAnswerTest {

  private static final TimeRange EXTENT = new TimeRange(95, 125);
  private static final Offset<Double> CLOSE = within(1e-12);
  private static final Point LOGIN = new Point(List.of("login"), 0);
  private static final TimedQuestion P95 =
      TimedQuestion.aggregate("http_req_duration", TimedQuestion.Kind.QUANTILE, "name");

  @Test
  void aQuantileIsOffByValueAndByRank() {
    ExactAnswer exact = new ExactAnswer(P95, EXTENT);
    exact.add(LOGIN, IntStream.rangeClosed(1, 200).asDoubleStream().toArray());
    assertThat(exact.errors(Map.of(LOGIN, 190.0)).worst()).isZero();
    AnswerErrors high = exact.errors(Map.of(LOGIN, 199.5));
    assertThat(high.worst()).isEqualTo(9.5 / 190, CLOSE);
    assertThat(high.worstRank()).isEqualTo(9 / 200.0, CLOSE);
    AnswerErrors low = exact.errors(Map.of(LOGIN, 180.0));
    assertThat(low.worstRank()).isEqualTo(10 / 200.0, CLOSE);
  }

  @Test
  void equalObservationsHaveManyRanks() {
    ExactAnswer exact = new ExactAnswer(P95, EXTENT);
    exact.add(LOGIN, new double[] {5, 5, 5, 5});
    assertThat(exact.errors(Map.of(LOGIN, 5.0)).worstRank()).isZero();
  }

  @Test
  void whatIsMissingIsCounted() {
    ExactAnswer exact = new ExactAnswer(P95, EXTENT);
    exact.add(LOGIN, new double[] {5});
    assertThat(exact.errors(Map.of()).toString()).startsWith("1 of 1 missing");
  }

  @Test
  void windowsThatTheRunCutsDoNotCount() {
    TimedQuestion rate =
        TimedQuestion.aggregate("http_reqs", TimedQuestion.Kind.RATE, "name").range(10);
    ExactAnswer exact = new ExactAnswer(rate, EXTENT);
    exact.add(at(100), new double[] {1, 1});
    exact.add(at(110), new double[] {1, 1});
    AnswerErrors errors =
        exact.errors(Map.of(at(100), 7.0, at(110), 0.2, at(120), 0.0, at(125), 7.0));
    assertThat(errors.points()).isEqualTo(2);
    assertThat(errors.worst()).isZero();
  }

  @Test
  void aValueOutOfNothingIsWrong() {
    TimedQuestion rate =
        TimedQuestion.aggregate("http_reqs", TimedQuestion.Kind.RATE, "name").range(10);
    AnswerErrors errors = new ExactAnswer(rate, EXTENT).errors(Map.of(at(120), 0.1));
    assertThat(errors.worst()).isInfinite();
  }

  private static Point at(long time) {
    return new Point(List.of("login"), time);
  }
}
