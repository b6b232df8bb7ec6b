package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real runs: k6's JSON output, its CSV output and its summary tell the same. */
class FixturesTest {

  private record Cell(SeriesKey series, long second) {}

  @ParameterizedTest
  @CsvSource({
    "run.json.gz, 7461, 327",
    "run2.json.gz, 7362, 336",
    "ws.json.gz, 355, 22",
    "edge-v1.8.1.json, 12, 7",
    "edge-v2.2.0.json, 12, 7"
  })
  void everyLineIsRead(String file, int samples, int series) {
    Collected collected = Collected.fromFixture(file);
    assertThat(collected.samples).hasSize(samples);
    assertThat(collected.series.size()).isEqualTo(series);
    assertThat(collected.rejected).isEmpty();
    assertThat(collected.declared).doesNotHaveDuplicates().isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "run.json.gz, run.csv.gz",
    "run2.json.gz, run2.csv.gz",
    "ws.json.gz, ws.csv.gz",
    "edge-v1.8.1.json, edge-v1.8.1.csv"
  })
  void jsonAndCsvHoldTheSameSeriesAndTheSameNumbersInEachSecond(String json, String csv) {
    Collected byJson = Collected.fromFixture(json);
    K6File csvFile = Collected.fixture(csv);
    Collected byCsv =
        Collected.from(csvFile, new MetricTypes(byJson.declaredTypes(), List.of(csvFile)));
    assertThat(byCsv.rejected).isEmpty();

    Map<Cell, DoubleSummaryStatistics> expected = perSecond(byJson.samples);
    Map<Cell, DoubleSummaryStatistics> found = perSecond(byCsv.samples);
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (cell, numbers) -> {
          DoubleSummaryStatistics same = found.getOrDefault(cell, new DoubleSummaryStatistics());
          assertThat(same.getCount()).as("%s", cell).isEqualTo(numbers.getCount());
          // CSV rounds each value to six decimals.
          double rounding = 1e-6 * numbers.getCount() + 1e-12 * Math.abs(numbers.getSum());
          assertThat(same.getSum()).as("%s", cell).isCloseTo(numbers.getSum(), within(rounding));
        });
  }

  @Test
  void csvWithNanosecondsHasTheVeryTimesOfItsJsonTwin() {
    List<Long> json = times(Collected.fromFixture("run2.json.gz"));
    List<Long> csv = times(Collected.fromFixture("run2.csv.gz"));
    assertThat(csv).isEqualTo(json);
  }

  @Test
  void csvKnowsTheTypesOfBuiltinMetricsAndNamesTheOnesItGuesses() {
    K6File file = Collected.fixture("run.csv.gz");
    MetricTypes types = new MetricTypes(Map.of("cart_size", MetricType.GAUGE), List.of(file));
    Collected collected = Collected.from(file, types);
    assertThat(types.guessed())
        .containsExactly(
            "checkout_time", "order_failures", "orders_placed", "payload_score", "revenue_total");
    assertThat(collected.samples)
        .filteredOn(sample -> sample.series().metric().equals("http_reqs"))
        .extracting(ReadSample::type)
        .containsOnly(MetricType.COUNTER);
    assertThat(collected.samples)
        .filteredOn(sample -> sample.series().metric().equals("orders_placed"))
        .extracting(ReadSample::type)
        .containsOnly(MetricType.TREND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "run2", "ws"})
  void countersRatesAndTrendsAddUpToK6sOwnSummary(String run) throws IOException {
    Collected collected = Collected.fromFixture(run + ".json.gz");
    K6Summary summary = summary(run);
    Map<String, List<ReadSample>> byMetric =
        collected.samples.stream().collect(Collectors.groupingBy(s -> s.series().metric()));
    byMetric.forEach(
        (metric, samples) -> {
          DoubleSummaryStatistics numbers =
              samples.stream().mapToDouble(ReadSample::value).summaryStatistics();
          Function<String, Double> figure = name -> summary.value(metric, name).orElseThrow();
          switch (samples.get(0).type()) {
            case COUNTER ->
                assertThat(numbers.getSum()).isCloseTo(figure.apply("count"), within(1e-6));
            case GAUGE -> assertThat(numbers.getMax()).isEqualTo(figure.apply("max"));
            case RATE -> {
              assertThat(numbers.getSum()).isEqualTo(figure.apply("passes"));
              assertThat(numbers.getCount() - numbers.getSum()).isEqualTo(figure.apply("fails"));
            }
            case TREND -> {
              assertThat(numbers.getMin()).isEqualTo(figure.apply("min"));
              assertThat(numbers.getMax()).isEqualTo(figure.apply("max"));
              assertThat(numbers.getAverage()).isCloseTo(figure.apply("avg"), within(1e-9));
            }
          }
        });
    assertThat(byMetric.keySet()).isNotEmpty().isSubsetOf(summary.metrics().keySet());
  }

  private static K6Summary summary(String run) throws IOException {
    Path file = Path.of("src/test/resources/k6", run + ".summary.json");
    try (InputStream in = Files.newInputStream(file)) {
      return K6Summary.read(in, file.toString());
    }
  }

  private static Map<Cell, DoubleSummaryStatistics> perSecond(List<ReadSample> samples) {
    return samples.stream()
        .collect(
            Collectors.groupingBy(
                sample -> new Cell(sample.series(), sample.second()),
                Collectors.summarizingDouble(ReadSample::value)));
  }

  private static List<Long> times(Collected collected) {
    return collected.samples.stream().map(ReadSample::epochNanos).sorted().toList();
  }
}
