package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Column;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Gauge;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Rate;
import io.stepwell.metrics.Trend;
import io.stepwell.query.MetricInfo;
import io.stepwell.query.SeriesSteps;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** k6's CSV output of a run comes to the same steps as its JSON output. */
@ExtendWith(FixtureHome.class)
class CsvTwinTest {

  private static final Set<Column> ALL = EnumSet.allOf(Column.class);

  private final FilledHome json;

  CsvTwinTest(FilledHome json) {
    this.json = json;
  }

  @ParameterizedTest
  @EnumSource(names = {"RUN", "RUN2", "WS", "EDGE1"})
  void hasTheSameSeriesAndTheSameNumbersInEverySecond(Fixture fixture, @TempDir Path directory) {
    try (FilledHome csv = new FilledHome(directory)) {
      BackfillResult result =
          csv.backfill(
              RequestBuilder.of(fixture.csv())
                  .run(fixture.run())
                  .types(RawRun.read(fixture.json()).types()));
      assertThat(result.rejected()).isZero();
      assertThat(result.warnings()).isEmpty();
      assertThat(csv.store().metrics(fixture.run())).isEqualTo(json.store().metrics(fixture.run()));
      assertThat(csv.store().extent(fixture.run())).isEqualTo(json.store().extent(fixture.run()));
      for (MetricInfo metric : json.store().metrics(fixture.run())) {
        compare(metric, steps(json, fixture, metric), steps(csv, fixture, metric));
      }
    }
  }

  @Test
  void metricsWithoutATypeAreTakenAsTrendsAndNamed(@TempDir Path directory) {
    try (FilledHome csv = new FilledHome(directory)) {
      BackfillResult result =
          csv.backfill(
              RequestBuilder.of(Fixture.RUN.csv()).run(1).type("cart_size", MetricType.GAUGE));
      assertThat(result.warnings())
          .hasSize(5)
          .allMatch(warning -> warning.contains("taken as a trend; give --type "))
          .anyMatch(warning -> warning.contains("--type revenue_total=TYPE"))
          .noneMatch(warning -> warning.contains("cart_size"));
      assertThat(csv.value(1, "revenue_total", "histogram_count_increase")).isEqualTo(73);
      assertThat(csv.value(1, "cart_size", "max")).isEqualTo(6);
    }
  }

  private static Map<Labels, SeriesSteps> steps(
      FilledHome home, Fixture fixture, MetricInfo metric) {
    return home.store().steps(fixture.run(), metric.name(), labels -> true, ALL).stream()
        .collect(Collectors.toMap(SeriesSteps::labels, Function.identity()));
  }

  private static void compare(
      MetricInfo metric, Map<Labels, SeriesSteps> json, Map<Labels, SeriesSteps> csv) {
    assertThat(csv.keySet()).as(metric.name()).isEqualTo(json.keySet());
    json.forEach(
        (labels, expected) -> {
          SeriesSteps found = Known.in(csv, labels);
          assertThat(found.firstSecond()).isEqualTo(expected.firstSecond());
          assertThat(found.lastSecond()).isEqualTo(expected.lastSecond());
          for (long second = found.firstSecond(); second <= found.lastSecond(); second++) {
            compare(metric.type(), expected, found, second);
          }
        });
  }

  private static void compare(MetricType type, SeriesSteps json, SeriesSteps csv, long second) {
    switch (type) {
      case COUNTER -> {
        Counter expected = merge(new Counter(), json, second);
        Counter found = merge(new Counter(), csv, second);
        assertThat(found.count()).isEqualTo(expected.count());
        assertThat(found.sum()).isCloseTo(expected.sum(), within(rounding(expected.count())));
      }
      case GAUGE -> {
        Gauge expected = merge(new Gauge(), json, second);
        Gauge found = merge(new Gauge(), csv, second);
        assertThat(found.count()).isEqualTo(expected.count());
        assertThat(found.min()).isEqualTo(expected.min());
        assertThat(found.max()).isEqualTo(expected.max());
        assertThat(found.mean()).isEqualTo(expected.mean());
      }
      case RATE -> {
        Rate expected = merge(new Rate(), json, second);
        Rate found = merge(new Rate(), csv, second);
        assertThat(found.total()).isEqualTo(expected.total());
        assertThat(found.nonzero()).isEqualTo(expected.nonzero());
      }
      case TREND -> {
        Trend expected = merge(new Trend(), json, second);
        Trend found = merge(new Trend(), csv, second);
        assertThat(found.count()).isEqualTo(expected.count());
        if (expected.count() > 0) {
          assertThat(found.min()).isCloseTo(expected.min(), within(rounding(1)));
          assertThat(found.max()).isCloseTo(expected.max(), within(rounding(1)));
          assertThat(found.mean()).isCloseTo(expected.mean(), within(rounding(1)));
        }
      }
    }
  }

  private static <A extends Aggregate> A merge(A empty, SeriesSteps steps, long second) {
    steps.mergeInto(empty, second, second + 1);
    return empty;
  }

  /** CSV has six decimals of each value. */
  private static double rounding(long values) {
    return 1e-6 * values;
  }
}
