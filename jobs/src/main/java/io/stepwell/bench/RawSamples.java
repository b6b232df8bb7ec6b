package io.stepwell.bench;

import io.stepwell.query.TimeRange;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The raw archive of a run in the lake, as a table {@code samples} of DuckDB. */
final class RawSamples implements AutoCloseable {

  private static final long NANOS = 1_000_000_000L;

  private final Connection connection;

  private RawSamples(Connection connection) {
    this.connection = connection;
  }

  /** A series of the run. */
  record Series(long id, String metric, String type, Map<String, String> labels) {}

  /** Takes a sample's value; windows come in ascending order. */
  interface Sink {
    void accept(long series, long window, double value) throws Exception;
  }

  static RawSamples of(QueriedRun run, int threads) throws SQLException {
    RawSamples samples = new RawSamples(DriverManager.getConnection("jdbc:duckdb:"));
    String files = run.home() + "/lake/samples/test_run_id=" + run.run() + "/*/*.parquet";
    try (Statement statement = samples.statement()) {
      statement.execute("SET threads = " + threads);
      statement.execute("SET memory_limit = '2GB'");
      statement.execute("SET parquet_metadata_cache = true");
      statement.execute(
          "CREATE VIEW samples AS SELECT * FROM read_parquet('%s')"
              .formatted(files.replace("'", "''")));
    }
    return samples;
  }

  Statement statement() throws SQLException {
    return connection.createStatement();
  }

  /** The run's start and end. */
  TimeRange extent() throws SQLException {
    String sql =
        "SELECT min(time_nanos) // %1$d, max(time_nanos) // %1$d + 1 FROM samples".formatted(NANOS);
    try (Statement statement = statement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return new TimeRange(row.getLong(1), row.getLong(2));
    }
  }

  /** All series of counters and trends. */
  List<Series> countersAndTrends() throws SQLException {
    List<Series> series = new ArrayList<>();
    try (Statement statement = statement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT series_id, any_value(metric), any_value(type), any_value(labels)
                FROM samples WHERE type IN ('counter', 'trend') GROUP BY series_id
                """)) {
      while (rows.next()) {
        Map<String, String> labels = new HashMap<>();
        ((Map<?, ?>) rows.getObject(4))
            .forEach((name, value) -> labels.put(String.valueOf(name), String.valueOf(value)));
        series.add(new Series(rows.getLong(1), rows.getString(2), rows.getString(3), labels));
      }
    }
    return series;
  }

  /** Every sample of counters and trends, by windows of so many seconds. */
  void each(int windowSeconds, Sink sink) throws Exception {
    String sql =
        """
        SELECT series_id, time_nanos // %d AS window_number, value
        FROM samples WHERE type IN ('counter', 'trend') ORDER BY window_number
        """
            .formatted(windowSeconds * NANOS);
    try (Statement statement = statement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        sink.accept(rows.getLong(1), rows.getLong(2), rows.getDouble(3));
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
