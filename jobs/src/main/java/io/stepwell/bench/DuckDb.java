package io.stepwell.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The peer of the backfill: DuckDB reads the same NDJSON, groups it by series and second and writes
 * ZSTD Parquet. It keeps count, sum, min and max; quantiles, rollups and dead letters it is spared.
 */
final class DuckDb {

  private final int threads;

  DuckDb(int threads) {
    this.threads = threads;
  }

  /** Aggregates a file of k6 JSON and returns how many samples the result stands for. */
  long aggregate(Path input, Path output) throws Exception {
    Files.deleteIfExists(output);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + threads);
      statement.execute("SET memory_limit = '2GB'");
      statement.execute(
          """
          COPY (
            SELECT metric, data.tags AS tags, date_trunc('second', data.time) AS second,
                   count(*) AS count, sum(data.value) AS sum,
                   min(data.value) AS min, max(data.value) AS max
            FROM read_ndjson('%s', columns = {
              metric: 'VARCHAR', type: 'VARCHAR',
              data: 'STRUCT("time" TIMESTAMP, "value" DOUBLE, tags JSON)'})
            WHERE type = 'Point'
            GROUP BY ALL
          ) TO '%s' (FORMAT parquet, COMPRESSION zstd)
          """
              .formatted(quoted(input), quoted(output)));
      return count(statement, output);
    }
  }

  private static long count(Statement statement, Path output) throws SQLException {
    try (ResultSet sum =
        statement.executeQuery("SELECT sum(count)::BIGINT FROM '%s'".formatted(quoted(output)))) {
      sum.next();
      return sum.getLong(1);
    }
  }

  private static String quoted(Path path) {
    return path.toString().replace("'", "''");
  }
}
