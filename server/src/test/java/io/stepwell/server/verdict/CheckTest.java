package io.stepwell.server.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.MetricType;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.QueryException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

  private static final List<MetricInfo> METRICS =
      List.of(
          new MetricInfo("http_req_duration", MetricType.TREND),
          new MetricInfo("orders_placed", MetricType.COUNTER));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http_req_duration: p(95)<400  | http_req_duration        | p(95)<400",
        "checks:rate>0.9               | checks                   | rate>0.9",
        "a_1{name:x: y,b:c} : max < 3  | a_1{name:x: y,b:c}       | max < 3",
        "a{url:http://h/{id}}: avg<1e3 | a{url:http://h/{id}}     | avg<1e3",
      })
  void aMetricAColonAndAnExpression(String text, String metric, String expression) {
    assertThat(Check.parse(text)).isEqualTo(new DeclaredThreshold(metric, expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                        | is a metric, a colon",
        "http_reqs                 | is a metric, a colon",
        "http_reqs{a:b}            | is a metric, a colon",
        "p(95)<400: x              | begins with the name of a metric",
        "http_reqs{a:b: count<1    | begins with the name of a metric",
        "http_reqs{a}: count<1     | has tags of the form name:value",
        "http_reqs{}: count<1      | has tags of the form name:value",
        "http_reqs: p95<400        | ends with what k6 knows to demand",
      })
  void whatIsNoneIsTold(String text, String what) {
    assertThatThrownBy(() -> Check.parse(text))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining(what)
        .hasMessageContaining("as in 'http_req_duration: p(95)<400'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http_req_duration: count<5 | is a trend, of which k6 can demand avg, min, max, med or p(N)",
        "http_reqs: value<5         | is a counter, of which k6 can demand count or rate",
        "http_req_durations: max<5  | no metric http_req_durations (did you mean http_req_duration?)",
        "mine: value<5              | the run has no metric mine",
      })
  void whatMakesNoSenseForTheRunIsRefused(String text, String what) {
    assertThatThrownBy(() -> Check.refuseNonsense(Check.parse(text), METRICS))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining(what);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders_placd: count<1", "mine: rate<0.1", "http_req_waiting: max<5"})
  void whatMayNeverHaveComeToBeCountedIsNot(String text) {
    assertThatCode(() -> Check.refuseNonsense(Check.parse(text), METRICS))
        .doesNotThrowAnyException();
  }

  @Test
  void aVerdictOnNothingComesWithAWarning() {
    JudgedThreshold nothing =
        new JudgedThreshold("orders_placd{a:b}", "count<1", OptionalDouble.empty(), true);
    assertThat(Check.warning(nothing, METRICS))
        .contains(
            "nothing was measured of orders_placd{a:b} (did you mean orders_placed?);"
                + " k6 takes that for 0, and a share of nothing for met");
    JudgedThreshold something =
        new JudgedThreshold("orders_placed", "count<1", OptionalDouble.of(0), true);
    assertThat(Check.warning(something, METRICS)).isEmpty();
  }
}
