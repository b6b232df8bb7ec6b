package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.schemas.k6.K6Summary;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.datasketches.kll.KllFloatsSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DuckDB, which knows nothing of this project, reads the lake's files and adds them up. */
@ExtendWith(FixtureHome.class)
class OtherEnginesTest {

  private final FilledHome home;
  private final Connection duckDb;

  OtherEnginesTest(FilledHome home) throws SQLException {
    this.home = home;
    this.duckDb = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterEach
  void close() throws SQLException {
    duckDb.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"RUN", "RUN2", "WS"})
  void theStepsAddUpToK6sTotals(Fixture fixture) throws SQLException, IOException {
    K6Summary summary = fixture.summary();
    List<Object[]> rows =
        select(
            """
            SELECT metric, type, sum("count"), sum("sum"), sum(nonzero), min("min"), max("max")
            FROM %s WHERE resolution = 1 GROUP BY ALL
            """
                .formatted(steps(fixture.run())));
    for (Object[] row : rows) {
      String metric = (String) row[0];
      double count = number(row[2]);
      Function<String, Double> figure = name -> summary.value(metric, name).orElseThrow();
      switch (MetricType.named((String) row[1]).orElseThrow()) {
        case COUNTER ->
            assertThat(number(row[3])).isCloseTo(figure.apply("count"), withinPercentage(1e-7));
        case GAUGE -> {
          assertThat(number(row[5])).isEqualTo(figure.apply("min"));
          assertThat(number(row[6])).isEqualTo(figure.apply("max"));
        }
        case RATE -> {
          assertThat(number(row[4])).isEqualTo(figure.apply("passes"));
          assertThat(count - number(row[4])).isEqualTo(figure.apply("fails"));
        }
        case TREND -> {
          assertThat(number(row[5])).isEqualTo(figure.apply("min"));
          assertThat(number(row[6])).isEqualTo(figure.apply("max"));
          assertThat(number(row[3]) / count).isCloseTo(figure.apply("avg"), withinPercentage(1e-7));
        }
      }
    }
    assertThat(rows)
        .hasSize((int) summary.metrics().keySet().stream().filter(m -> !m.contains("{")).count());
  }

  @Test
  void directoriesAreHivesPartitions() throws SQLException {
    List<Object[]> rows =
        select(
            """
            SELECT test_run_id, generation, sum("count")
            FROM read_parquet('%s/*/*/*.parquet', hive_partitioning = true)
            WHERE resolution = 1 GROUP BY ALL
            """
                .formatted(home.home().lakeFiles().root().resolve("steps").getPath()));
    Map<Long, Long> samples = new TreeMap<>();
    rows.forEach(row -> samples.put((long) number(row[0]), (long) number(row[2])));
    Map<Long, Long> expected = new TreeMap<>();
    home.catalog().runs().forEach(run -> expected.put(run.id(), run.samples()));
    assertThat(samples).isEqualTo(expected).hasSize(6);
    assertThat(rows).extracting(row -> row[1]).containsOnly(1L);
  }

  @Test
  void labelsAreAMap() throws SQLException {
    List<Object[]> rows =
        select(
            """
            SELECT labels['name'], labels['status'], sum("sum")
            FROM %s WHERE resolution = 1 AND metric = 'http_reqs' GROUP BY ALL
            """
                .formatted(steps(Fixture.RUN.run())));
    Map<String, Double> expected = new TreeMap<>();
    for (RawSample sample : RawRun.read(Fixture.RUN.json()).samples("http_reqs")) {
      expected.merge(
          sample.labels().get("name") + " " + sample.labels().get("status"), 1.0, Double::sum);
    }
    Map<String, Double> found = new TreeMap<>();
    rows.forEach(row -> found.put(row[0] + " " + row[1], number(row[2])));
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void theSeriesFilesListEverySeriesOnceWithItsTimeAndResolutions() throws SQLException {
    long run = LongRun.RUN;
    List<Object[]> rows =
        select(
            """
            SELECT s.series_id, s.first_second, s.last_second, list_sort(s.resolutions),
              min(r."second") FILTER (r.resolution = 1),
              max(r."second") FILTER (r.resolution = 1),
              list_sort(list(DISTINCT r.resolution))
            FROM %s s JOIN %s r USING (series_id) GROUP BY ALL
            """
                .formatted(series(run), steps(run)));
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row[1]).isEqualTo(row[4]);
              assertThat(row[2]).isEqualTo(row[5]);
              assertThat(row[3]).hasToString(row[6].toString());
            });
    assertThat(rows.stream().map(row -> row[0]))
        .containsExactlyInAnyOrderElementsOf(
            home.store().series(run).stream().map(SeriesKey::id).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @EnumSource(names = {"RUN", "WS", "EDGE1"})
  void sketchesAreThoseOfPlainDataSketches(Fixture fixture) throws SQLException {
    assertSketches(
        select(
            """
            SELECT sketch, "count", "min", "max" FROM %s WHERE type = 'trend'
            """
                .formatted(steps(fixture.run()))));
  }

  @Test
  void sketchesOfRollupsAreToo() throws SQLException {
    List<Object[]> rows =
        select(
            """
            SELECT sketch, "count", "min", "max" FROM %s WHERE type = 'trend' AND resolution <> 1
            """
                .formatted(steps(LongRun.RUN)));
    assertSketches(rows);
  }

  private static void assertSketches(List<Object[]> rows) {
    assertThat(rows).isNotEmpty();
    for (Object[] row : rows) {
      KllFloatsSketch sketch = KllFloatsSketch.heapify(Memory.wrap(bytes(row[0])));
      assertThat(sketch.getN()).isEqualTo(((Number) row[1]).longValue());
      assertThat(sketch.getMinItem()).isEqualTo(narrow(row[2]));
      assertThat(sketch.getQuantile(1, QuantileSearchCriteria.INCLUSIVE)).isEqualTo(narrow(row[3]));
    }
  }

  /** Every row of a rollup is the sum of the base rows in its window. */
  @Test
  void rollupsAreTheSumsOfTheirSteps() throws SQLException {
    List<Object[]> rows =
        select(
            """
            WITH r AS (SELECT * FROM %s), expected AS (
              SELECT w.series_id, w.resolution, w."second", sum(b."count") AS samples,
                sum(b.nonzero) AS nonzeros, sum(b."sum") AS total, min(b."min") AS least,
                max(b."max") AS greatest
              FROM r w JOIN r b ON b.series_id = w.series_id AND b.resolution = 1
                AND (w.resolution = 0
                  OR b."second" >= w."second" AND b."second" < w."second" + w.resolution)
              WHERE w.resolution <> 1 GROUP BY ALL)
            SELECT resolution,
              "count" = samples AND nonzero IS NOT DISTINCT FROM nonzeros
                AND "min" IS NOT DISTINCT FROM least AND "max" IS NOT DISTINCT FROM greatest
                AND ("sum" IS NULL AND total IS NULL OR abs("sum" - total) <= 1e-9 * abs(total)),
              count(*)
            FROM r JOIN expected USING (series_id, resolution, "second") GROUP BY ALL ORDER BY 1
            """
                .formatted(steps(LongRun.RUN)));
    assertThat(rows).extracting(row -> row[0]).containsExactly(0, 10, 60, 600);
    assertThat(rows).extracting(row -> row[1]).containsOnly(true);
  }

  /** And every base row is in one: nothing is left out of a resolution that a series has. */
  @Test
  void everyResolutionOfASeriesHoldsAllItsSamples() throws SQLException {
    List<Object[]> rows =
        select(
            """
            SELECT series_id, count(DISTINCT samples), count(*)
            FROM (SELECT series_id, resolution, sum("count") AS samples FROM %s GROUP BY ALL)
            GROUP BY ALL
            """
                .formatted(steps(LongRun.RUN)));
    assertThat(rows).extracting(row -> row[1]).containsOnly(1L);
    assertThat(rows).extracting(row -> row[2]).contains(4L);
  }

  private String steps(long run) {
    return files(Kind.STEPS, run);
  }

  private String series(long run) {
    return files(Kind.SERIES, run);
  }

  private String files(Kind kind, long run) {
    String directory = LakePaths.generation(kind, run, 1);
    return "read_parquet('"
        + home.home().lakeFiles().root().resolve(directory).getPath()
        + "/*.parquet')";
  }

  private List<Object[]> select(String sql) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    try (Statement statement = duckDb.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        Object[] row = new Object[columns];
        for (int i = 0; i < columns; i++) {
          row[i] = result.getObject(i + 1);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** A sketch holds floats; what is beyond them is held as the greatest. */
  private static float narrow(Object value) {
    return Math.min(Float.MAX_VALUE, (float) number(value));
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static byte[] bytes(Object blob) {
    try {
      Blob value = (Blob) blob;
      return value.getBytes(1, (int) value.length());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
