package io.stepwell.schemas.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Column;
import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Gauge;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Rate;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SketchItems;
import io.stepwell.metrics.Trend;
import io.stepwell.schemas.k6.K6Summary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real pushes hold what the JSON output and the summary of the same run hold. */
class RecordingsTest {

  private static final double RESOLUTION = 0.001;

  @ParameterizedTest
  @CsvSource({
    "v1.8.1-run, 3, 782, 4366",
    "v1.8.1-late, 1, 29, 35",
    "v2.2.0-run, 3, 803, 4402",
    "v2.2.0-provisioned, 3, 756, 4392",
  })
  void everyWindowIsThatOfTheJsonOutput(String name, int period, int cells, int samples) {
    Recording recording = Recording.of(name);
    List<Sample> json = recording.samples();
    assertThat(json).hasSize(samples);
    Map<Cells.Cell, Aggregate> expected = Cells.ofSamples(json, period);
    Map<Cells.Cell, List<Sample>> values =
        json.stream()
            .collect(
                Collectors.groupingBy(
                    sample ->
                        new Cells.Cell(
                            sample.series(),
                            Math.floorDiv(sample.second(), (long) period) * period)));
    Map<Cells.Cell, Aggregate> found = Cells.of(recording.pushes());
    assertThat(found).hasSize(cells);
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    found.forEach(
        (cell, aggregate) -> {
          assertSame(cell, aggregate, state(expected, cell));
          if (aggregate instanceof Trend trend) {
            assertSameSketch(cell, trend, values.getOrDefault(cell, List.of()));
          }
        });
  }

  private static Aggregate state(Map<Cells.Cell, Aggregate> cells, Cells.Cell cell) {
    Aggregate aggregate = cells.get(cell);
    if (aggregate == null) {
      throw new AssertionError("nothing at " + cell);
    }
    return aggregate;
  }

  private static void assertSame(Cells.Cell cell, Aggregate found, Aggregate expected) {
    Map<Column, Double> numbers = Cells.numbers(found);
    Map<Column, Double> exact = Cells.numbers(expected);
    assertThat(numbers.keySet()).isEqualTo(exact.keySet());
    exact.forEach(
        (column, number) -> {
          if (column == Column.SQUARES) {
            Trend trend = (Trend) expected;
            // The widest bucket is that of the greatest value.
            double width = Math.max(RESOLUTION, trend.max() / 128);
            assertThat(((Trend) found).standardDeviation())
                .as("%s", cell)
                .isCloseTo(trend.standardDeviation(), within(width));
          } else if (column == Column.LAST_TIME) {
            assertThat(((Gauge) found).lastSeconds()).isEqualTo((double) cell.second());
          } else if (!(found instanceof Counter) || column != Column.COUNT || isByOne(cell)) {
            assertThat(numbers.getOrDefault(column, Double.NaN))
                .as("%s of %s", column, cell)
                .isCloseTo(number, within(column == Column.SUM ? 1e-9 * Math.abs(number) : 0));
          }
        });
  }

  private static boolean isByOne(Cells.Cell cell) {
    return Set.of("http_reqs", "iterations", "ws_sessions", "ws_msgs_sent", "ws_msgs_received")
        .contains(cell.series().metric());
  }

  /** Every value has moved up within its bucket; negative ones have no buckets. */
  private static void assertSameSketch(Cells.Cell cell, Trend trend, List<Sample> samples) {
    SketchItems items = trend.sketch().items();
    double[] values = samples.stream().mapToDouble(Sample::value).sorted().toArray();
    assertThat(items.isExact()).isTrue();
    assertThat(items.size()).isEqualTo(values.length);
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      double upper = HdrLayout.upper(HdrLayout.index(Math.max(0, value) / RESOLUTION)) * RESOLUTION;
      float most = (float) Math.min(upper, trend.max());
      assertThat(items.value(i))
          .as("%s, observed %s", cell, value)
          .isBetween((float) Math.min(value, trend.min()), value < 0 ? (float) value : most);
    }
  }

  @Test
  void dataThatComesLaterForAWindowAddsToIt() {
    List<Push> pushes = Recording.of("v1.8.1-late").pushes();
    Map<Cells.Cell, Long> times = new HashMap<>();
    for (Push push : pushes) {
      for (Part part : push.parts()) {
        times.merge(new Cells.Cell(part.series(), part.second()), 1L, Long::sum);
      }
    }
    assertThat(times.values()).filteredOn(count -> count > 1).containsExactly(3L);
    Map<Cells.Cell, Aggregate> merged = Cells.of(pushes);
    times.forEach(
        (cell, count) -> {
          if (count > 1) {
            assertThat(((Trend) state(merged, cell)).count()).isEqualTo(3);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.8.1-local", "v2.2.0-local"})
  void totalsAreThoseOfTheSummary(String name) {
    K6Summary summary = Recording.of(name).summary();
    Map<String, Aggregate> totals = new HashMap<>();
    for (Push push : Recording.of(name).pushes()) {
      for (Part part : push.parts()) {
        totals
            .computeIfAbsent(part.series().metric(), metric -> part.aggregate().type().empty())
            .merge(part.aggregate());
      }
    }
    assertThat(totals).hasSizeGreaterThan(15);
    totals.forEach(
        (metric, total) -> {
          if (total instanceof Counter counter) {
            assertThat(counter.sum())
                .as(metric)
                .isCloseTo(figure(summary, metric, "count"), within(1e-9));
          } else if (total instanceof Rate rate) {
            assertThat(rate.nonzero()).as(metric).isEqualTo(figure(summary, metric, "passes"));
            assertThat(rate.zero()).as(metric).isEqualTo(figure(summary, metric, "fails"));
          } else if (total instanceof Gauge gauge) {
            assertThat(gauge.max()).as(metric).isEqualTo(figure(summary, metric, "max"));
            assertThat(gauge.min()).as(metric).isEqualTo(figure(summary, metric, "min"));
          } else if (total instanceof Trend trend) {
            assertThat(trend.max()).as(metric).isEqualTo(figure(summary, metric, "max"));
            assertThat(trend.min()).as(metric).isEqualTo(figure(summary, metric, "min"));
            assertThat(trend.mean())
                .as(metric)
                .isCloseTo(figure(summary, metric, "avg"), within(1e-9));
          }
        });
  }

  private static double figure(K6Summary summary, String metric, String name) {
    return summary.value(metric, name).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "v1.8.1-run, 3",
    "v1.8.1-abort, 1",
    "v1.8.1-local, 4",
    "v2.2.0-failed, 1",
    "v2.2.0-local, 3",
    "v0.45.0-plain, 9"
  })
  void factsOfAPushAreThoseOfItsParts(String name, int count) {
    List<Push> pushes = Recording.of(name).pushes();
    assertThat(pushes).hasSize(count);
    for (Push push : pushes) {
      List<Part> parts = push.parts();
      assertThat(push.series()).isEqualTo(parts.stream().map(Part::series).distinct().count());
      assertThat(parts.stream().mapToLong(Part::second).min()).hasValue(push.firstSecond());
      assertThat(parts.stream().mapToLong(Part::second).max()).hasValue(push.lastSecond());
      assertThat(parts)
          .allSatisfy(
              part -> {
                assertThat(part.run()).isEqualTo(Recording.RUN);
                assertThat(part.resolution()).isEqualTo(1);
                assertThat(push.metrics())
                    .containsEntry(part.series().metric(), part.aggregate().type());
              });
    }
  }

  @Test
  void samplesPushedOneByOneAreThoseOfTheJsonOutput() {
    Recording recording = Recording.of("v0.45.0-plain");
    List<Push> pushes = recording.pushes();
    // Pushed times are in microseconds.
    assertThat(pushes.stream().flatMap(push -> push.samples().stream()))
        .containsExactlyInAnyOrderElementsOf(
            recording.samples().stream()
                .map(
                    sample ->
                        new Sample(
                            sample.run(),
                            sample.series(),
                            sample.type(),
                            sample.epochNanos() / 1000 * 1000,
                            sample.value()))
                .toList());
    Map<Cells.Cell, Aggregate> expected = Cells.ofSamples(recording.samples(), 1);
    Map<Cells.Cell, Aggregate> found = Cells.of(pushes);
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    found.forEach(
        (cell, aggregate) ->
            assertThat(Cells.numbers(aggregate).get(Column.COUNT))
                .isEqualTo(Cells.numbers(state(expected, cell)).get(Column.COUNT)));
  }

  @Test
  void aggregatedRequestsAddUpToThoseOfTheJsonOutput() {
    Recording recording = Recording.of("v0.45.0-aggregated");
    List<Push> pushes = recording.pushes();
    long pushed = pushes.stream().mapToLong(push -> push.samples().size()).sum();
    assertThat(pushed).isLessThan(recording.samples().size());
    Map<String, Aggregate> expected = byMetric(Cells.ofSamples(recording.samples(), 1));
    Map<String, Aggregate> found = byMetric(Cells.of(pushes));
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    found.forEach(
        (metric, total) -> {
          Map<Column, Double> numbers = Cells.numbers(total);
          Cells.numbers(expected.getOrDefault(metric, total))
              .forEach(
                  (column, number) -> {
                    if (column != Column.SQUARES && column != Column.LAST_TIME) {
                      assertThat(numbers.getOrDefault(column, Double.NaN))
                          .as("%s of %s", column, metric)
                          .isCloseTo(number, within(1e-9 * Math.abs(number)));
                    }
                  });
        });
  }

  private static Map<String, Aggregate> byMetric(Map<Cells.Cell, Aggregate> cells) {
    Map<String, Aggregate> byMetric = new HashMap<>();
    cells.forEach(
        (cell, aggregate) ->
            byMetric
                .computeIfAbsent(cell.series().metric(), metric -> aggregate.type().empty())
                .merge(aggregate));
    return byMetric;
  }
}
