package io.stepwell.schemas.catalog;

import io.stepwell.metrics.Contains;
import io.stepwell.metrics.MetricType;
import io.stepwell.query.RunExtent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** The catalog's rows as the records that they stand for. */
final class CatalogRows {

  static final String LOAD_TEST_COLUMNS =
      "load_tests.id AS load_test, load_tests.project_id, load_tests.name AS load_test_name,"
          + " load_tests.created AS load_test_created";

  static final String RUNS =
      "SELECT runs.*, "
          + LOAD_TEST_COLUMNS
          + " FROM runs JOIN load_tests ON load_tests.id = runs.load_test_id ";

  static final String LOAD_TESTS = "SELECT " + LOAD_TEST_COLUMNS + " FROM load_tests ";

  private CatalogRows() {}

  static LoadTest loadTest(ResultSet row) throws SQLException {
    return new LoadTest(
        row.getLong("load_test"),
        row.getLong("project_id"),
        row.getString("load_test_name"),
        Instant.ofEpochMilli(row.getLong("load_test_created")));
  }

  static Run run(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    return new Run(
        id,
        loadTest(row),
        RunStatus.ofCode(row.getInt("status")),
        Instant.ofEpochMilli(row.getLong("created")),
        optionalInt(row, "generation"),
        optionalInt(row, "archive"),
        extent(id, row),
        row.getLong("samples"),
        row.getLong("series"),
        row.getLong("rejected"),
        row.getString("thresholds"));
  }

  private static Optional<RunExtent> extent(long run, ResultSet row) throws SQLException {
    long start = row.getLong("start_second");
    if (row.wasNull()) {
      return Optional.empty();
    }
    return Optional.of(new RunExtent(run, start, row.getLong("end_second")));
  }

  static Generation generation(ResultSet row) throws SQLException {
    return new Generation(
        row.getLong("run_id"),
        row.getInt("generation"),
        Generation.State.named(row.getString("state")),
        Instant.ofEpochMilli(row.getLong("created")),
        new Owner(
            row.getString("owner_host"),
            row.getLong("owner_pid"),
            Instant.ofEpochMilli(row.getLong("owner_started")),
            renewed(row)));
  }

  private static Optional<Instant> renewed(ResultSet row) throws SQLException {
    long millis = row.getLong("owner_renewed");
    return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  static RunMetric metric(ResultSet row) throws SQLException {
    String type = row.getString("type");
    String contains = row.getString("contains");
    return new RunMetric(
        row.getString("metric"),
        MetricType.named(type).orElseThrow(() -> unknown(type)),
        Contains.named(contains).orElseThrow(() -> unknown(contains)));
  }

  private static CatalogException unknown(String word) {
    return new CatalogException("the catalog holds a word that it should not: " + word);
  }

  static OptionalInt optionalInt(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
