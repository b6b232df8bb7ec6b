package io.stepwell.server.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.query.MemoryStepStore;
import io.stepwell.query.k6test.K6Test;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts are those that k6 2.2.0 gave on a script with the same samples. */
class JudgeTest {

  private static final long RUN = 7;

  private static final String SAMPLES =
      """
      load run 7 start 1684949400
        counter cc{a="x"}   1 2
        counter cc          2 _
        gauge   gg          -4 7
        rate    rr          1 _
        rate    rr{a="x"}   0 _
        trend   tt          [1 2] [3 4]
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cc        | count==5         | 5    | true",
        "cc        | rate==2.5        | 2.5  | true",
        "cc{a:x}   | count==3         | 3    | true",
        "cc{a:z}   | count>0          |      | false",
        "cc{a:z}   | count<1          |      | true",
        "gg        | value==7         | 7    | true",
        "gg        | value<0          | 7    | false",
        "rr        | rate==0.5        | 0.5  | true",
        "rr{a:x}   | rate>0           | 0    | false",
        "tt        | p(95)<.5         | 3.8499999999999996 | false",
        "tt        | p(95)>=3.85      | 3.8499999999999996 | false",
        "tt        | p(95)<=3.85      | 3.8499999999999996 | true",
        "tt        | med===2.5        | 2.5  | true",
        "tt        | p(50)!=2.5       | 2.5  | false",
        "tt        | p(0)==1          | 1    | true",
        "tt        | p(100)==4        | 4    | true",
        "tt        | avg==2.5         | 2.5  | true",
        "tt        | min==1           | 1    | true",
        "tt        | max==4           | 4    | true",
      })
  void valuesAreK6s(String metric, String expression, Double value, boolean met) {
    JudgedThreshold judged = judge(metric, expression);
    assertThat(judged.value())
        .isEqualTo(value == null ? OptionalDouble.empty() : OptionalDouble.of(value));
    assertThat(judged.met()).isEqualTo(met);
  }

  @ParameterizedTest
  @CsvSource({
    "c0, count>0, false",
    "c0, count<1, true",
    "g0, value>0, false",
    "t0, avg>0, false",
    "t0, p(95)<1, true",
    "r0, rate>0.9, true",
    "rr{a:zz}, rate>0, true",
    "checks, rate>0.9, true",
    "http_reqs, rate>0.9, false",
  })
  void whatWasNeverMeasuredIsZeroButForARateThatIsNothing(
      String metric, String expression, boolean met) {
    JudgedThreshold judged = judge(metric, expression);
    assertThat(judged.value()).isEmpty();
    assertThat(judged.met()).isEqualTo(met);
  }

  @ParameterizedTest
  @CsvSource({"tt, count>0", "cc, avg<9", "gg, rate<1", "tt, p95<9", "rr, value<9"})
  void whatK6WouldRefuseIsNotMet(String metric, String expression) {
    assertThat(judge(metric, expression).met()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0.1, true", "-0.1, false"})
  void aMetricOfRatesThatIsAlsoCountedIsACounter(double bound, boolean met) {
    Map<String, List<String>> thresholds =
        Map.of("own", List.of("rate<" + bound), "own{a:b}", List.of("count<1"));
    Verdict verdict = verdict(thresholds);
    assertThat(verdict.passed()).isEqualTo(met);
    assertThat(verdict.met()).isEqualTo(met ? 2 : 1);
  }

  @Test
  void whatK6SaidItselfHolds() {
    String declared = "{\"cc\":[\"count==5\",\"count<1\"]}";
    String reported = "{\"cc\":{\"count==5\":true},\"tt\":{\"max<9\":false}}";
    Verdict verdict =
        verdict(new JudgedRun(RUN, declared, Optional.of(reported), Optional.empty(), false));
    assertThat(verdict.thresholds())
        .containsExactly(
            new JudgedThreshold("cc", "count==5", OptionalDouble.of(5), false),
            new JudgedThreshold("cc", "count<1", OptionalDouble.of(5), false),
            new JudgedThreshold("tt", "max<9", OptionalDouble.of(4), true));
    assertThat(verdict.met()).isEqualTo(1);
  }

  private static JudgedThreshold judge(String metric, String expression) {
    return verdict(Map.of(metric, List.of(expression))).thresholds().get(0);
  }

  private static Verdict verdict(Map<String, List<String>> thresholds) {
    String json = new ObjectMapper().valueToTree(thresholds).toString();
    return verdict(new JudgedRun(RUN, json, Optional.empty(), Optional.empty(), false));
  }

  private static Verdict verdict(JudgedRun run) {
    MemoryStepStore steps = new MemoryStepStore();
    K6Test.parse("samples", SAMPLES).samples().forEach(steps::add);
    return new Judge(run, steps).verdict();
  }
}
