package io.stepwell.query.k6test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The test language itself: what it loads, that wrong answers fail, and that mistakes are told. */
class K6TestTest {

  private static final String LOAD =
      """
      # A run.
      load run 7 start 100
        counter c{a="x"}  1 2
        gauge   g         5
      """;

  @Test
  void loadsSamplesSecondBySecond() {
    List<Sample> samples = samples("  trend t{a=\"b c\"}  1 _x1 -2.5x1 [3@0.25 4x1] 1e3\n");
    assertThat(samples)
        .extracting(Sample::epochNanos)
        .containsExactly(
            100_000_000_000L,
            103_000_000_000L,
            104_000_000_000L,
            105_250_000_000L,
            105_000_000_000L,
            105_000_000_000L,
            106_000_000_000L);
    assertThat(samples)
        .extracting(Sample::value)
        .containsExactly(1.0, -2.5, -2.5, 3.0, 4.0, 4.0, 1000.0);
    assertThat(samples.get(0).series()).hasToString("t{a=\"b c\"}");
    assertThat(samples.get(0).type()).isEqualTo(MetricType.TREND);
    assertThat(samples.get(0).run()).isEqualTo(7);
  }

  private static List<Sample> samples(String line) {
    return K6Test.parse("t.k6test", "load run 7 start 1970-01-01T00:01:40Z\n" + line).samples();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eval aggregate metric c query increase\n  {} 3",
        "eval aggregate metric c query increase\n  {} 3@102",
        "eval aggregate metric c query increase\n  {} 6/2",
        "eval aggregate metric c query increase\n  {} 3.4~0.5",
        "eval aggregate run 7 metric c query increase by (a)\n  {a=\"x\"} 3",
        "eval range step 1 metric c query increase\n  {} 1 2",
        "eval range step 1 end 104 metric c query increase\n  {} 1 2 0x1",
        "eval range step 1 metric g query last\n  {} 5 _",
        "eval range step 1 start 101 metric g query last\n  expect empty",
        "eval aggregate metric c query p95\n  expect error bad_data \"p95 is not\"",
        "eval aggregate metric d query rate\n  expect empty\n  expect warning \"no metric d\"",
        "eval series match {a=\"x\"}\n  c{a=\"x\"}",
        "eval series match nosuch\n  expect empty",
        "eval series match {a\n  expect error bad_data \"expected one of\""
      })
  void rightAnswersPass(String eval) {
    K6Test test = K6Test.parse("t.k6test", LOAD + eval);
    assertThat(test.checks()).hasSize(1);
    assertThatCode(() -> test.run(new MemoryDriver())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eval aggregate metric c query increase\n  {} 4",
        "eval aggregate metric c query increase\n  {} 3.00001",
        "eval aggregate metric c query increase\n  {} 3@103",
        "eval aggregate metric c query increase\n  {} 3 3",
        "eval aggregate metric c query increase\n  {} _",
        "eval aggregate metric c query increase\n  {} 3.6~0.5",
        "eval aggregate metric c query increase\n  {a=\"x\"} 3",
        "eval aggregate metric c query increase\n  {test_run_id=\"8\"} 3",
        "eval aggregate metric c query increase\n  {} 3\n  {} 3",
        "eval aggregate metric c query increase\n  expect empty",
        "eval aggregate metric c query increase\n  {} 3\n  expect warning \"x\"",
        "eval aggregate metric c query increase\n  expect error bad_data \"x\"",
        "eval range step 1 metric c query increase\n  {} 1",
        "eval range step 1 metric c query increase\n  {} 1 _",
        "eval range step 1 metric g query last\n  {} _ 5",
        "eval aggregate metric c query p95\n  {} 3",
        "eval aggregate metric c query p95\n  expect error bad_data \"p96\"",
        "eval aggregate metric c query p95\n  expect error not_found \"p95\"",
        "eval aggregate metric d query rate\n  expect empty",
        "eval aggregate metric d query rate\n  expect empty\n  expect warning \"other\"",
        "eval series match {a=\"x\"}\n  c{a=\"y\"}",
        "eval series match {a=\"x\"}\n  expect empty",
        "eval series match {a\n  expect empty",
        "eval series match {a\n  c{a=\"x\"}",
        "eval series match nosuch\n  expect error bad_data \"x\""
      })
  void wrongAnswersFailAndTellThePlace(String eval) {
    K6Test test = K6Test.parse("t.k6test", LOAD + eval);
    assertThatThrownBy(() -> test.run(new MemoryDriver()))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("t.k6test:")
        .hasMessageContaining(eval.lines().findFirst().orElseThrow())
        .hasMessageContaining("\n  but ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "counter c 1 | t.k6test:1: expected \"eval\" before \"counter c 1\"",
        "'  counter c 1' | t.k6test:1: an indented line has to follow a load or an eval",
        "load run x start 1 | t.k6test:1: x is not the id of a test run",
        "load run 1 | t.k6test:1: expected \"start\" before \"\"",
        "load run 1 start noon | t.k6test:1: start is a date such as 2022-11-23T10:03:00Z or a"
            + " number of unix seconds, not noon",
        "load run 1 start 1 end 2 | t.k6test:1: did not expect \"end 2\"",
        "'load run 1 start 1\n\n  histogram h 1' | t.k6test:3: expected counter, gauge, rate or"
            + " trend, not histogram",
        "'load run 1 start 1\n  counter c one' | t.k6test:2: cannot read the sample one",
        "'load run 1 start 1\n  counter c 1@1' | t.k6test:2: cannot read the sample 1@1",
        "'load run 1 start 1\n  counter c [1 2' | t.k6test:2: cannot read the samples from [1 2",
        "'load run 1 start 1\n  counter c _ _' | t.k6test:2: the series has no sample",
        "'load run 1 start 1\n  counter c{a!=\"1\"} 1' | t.k6test:2: a series has each label once,"
            + " with =, not a!=\"1\"",
        "'load run 1 start 1\n  counter {a=\"1\"} 1' | t.k6test:2: a series has a metric's name, as"
            + " in http_reqs{status=\"200\"}",
        "'eval range metric c query rate' | t.k6test:1: nothing is expected of the answer; write"
            + " expect empty if so",
        "'eval range metric c\n  {} 1' | t.k6test:1: a question has a metric and then a query",
        "'eval about metric c query rate\n  {} 1' | t.k6test:1: expected \"aggregate\" before"
            + " \"about\"",
        "'eval range runs 1,2 metric c query rate\n  {} 1' | t.k6test:1: did not expect"
            + " \"runs 1,2\"",
        "'eval range metric c query rate\n  {} one' | t.k6test:2: cannot read the point one",
        "'eval range metric c query rate\n  {}' | t.k6test:2: the series has no point",
        "'eval range metric c query rate\n  c 1' | t.k6test:2: a series begins with its labels; {}"
            + " if it has none but the implied ones",
        "'eval range metric c query rate\n  {} 1\n  expect empty' | t.k6test:1: expect either"
            + " series, or empty, or an error",
        "'eval series c\n  c' | t.k6test:1: write eval series match, then a selector",
        "'eval range metric c query rate\n  {} 1\nload run 1 start 1' | t.k6test:3: all loading"
            + " comes before the first eval"
      })
  void mistakesNameFileAndLine(String script, String message) {
    assertThatThrownBy(() -> K6Test.parse("t.k6test", script))
        .isInstanceOf(ScriptException.class)
        .hasMessage(message);
  }
}
