package io.stepwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.Engine;
import io.stepwell.query.MemoryStepStore;
import io.stepwell.query.Question;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How figures, tables and charts look to people. */
class TextTest {

  @ParameterizedTest
  @CsvSource({
    "581, 581",
    "0, 0",
    "-0.0, 0",
    "14.747711, 14.7477",
    "3636.993145765429, 3636.993",
    "1795293464.125, 1795293464.125",
    "123456789012, 123456789012",
    "0.0136986301369863, 0.0136986",
    "0.000001234567, 0.00000123457",
    "0.00000012, 1.20000e-07",
    "-194.55569725458344, -194.556",
    "2.5e17, 2.50000e+17",
  })
  void numbersHaveAsManyDigitsAsPeopleRead(double value, String text) {
    assertThat(Figures.number(value)).isEqualTo(text);
  }

  @Test
  void columnsAlignWhateverTheCharacters() {
    TextTable table =
        new TextTable()
            .text("region")
            .number("requests")
            .row("eu", "1")
            .row("ap-東京", "12345678901")
            .row("new\nline\u0007", "3");

    assertThat(table.toString())
        .isEqualTo(
            """
            region              requests
            eu                         1
            ap-東京          12345678901
            new\\nline\\u0007            3
            """);
  }

  @Test
  void aChartStandsOnZeroAndKeepsGapsOpen() {
    MemoryStepStore store = new MemoryStepStore();
    double[] values = {1, 2, Double.NaN, 4};
    for (int second = 0; second < values.length; second++) {
      if (!Double.isNaN(values[second])) {
        SeriesKey series = new SeriesKey("depth", Labels.none());
        long nanos = (1_000L + second) * 1_000_000_000L;
        store.add(new Sample(1, series, MetricType.GAUGE, nanos, values[second]));
      }
    }
    Optional<String> step = Optional.of("1");
    Question question = Question.of("depth", "last", step, Optional.empty(), Optional.empty());

    assertThat(ChartTable.of(new Engine(store).range(1, question), question.query()))
        .isEqualTo(
            """
            points  least  greatest  last  chart
                 3      1         4     4  ▃▅ █
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http_reqs                                | http_reqs
          http_req_duration{scenario:browse}       | http_req_duration{scenario="browse"}
          http_req_duration{name:login page,a:b:c} | http_req_duration{name="login page",a="b:c"}
          """)
  void aPartInASummaryIsASelector(String part, String selector) {
    assertThat(SummaryComparison.selector(part)).isEqualTo(selector);
  }
}
