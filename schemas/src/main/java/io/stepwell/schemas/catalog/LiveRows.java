package io.stepwell.schemas.catalog;

import io.stepwell.schemas.lake.LakePaths;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The rows of live runs as the records that they stand for. */
final class LiveRows {

  private static final String LIVE_RUNS =
      "SELECT runs.*, "
          + CatalogRows.LOAD_TEST_COLUMNS
          + ", live_runs.*"
          + " FROM live_runs JOIN runs ON runs.id = live_runs.run_id"
          + " JOIN load_tests ON load_tests.id = runs.load_test_id ";

  private LiveRows() {}

  static Optional<LiveRun> find(Session session, long run) throws SQLException {
    return session.first(LIVE_RUNS + "WHERE runs.id = ?", LiveRows::liveRun, run);
  }

  /** The run that a creation gave, if it did so after that time. */
  static Optional<LiveRun> created(Session session, String key, long project, Instant after)
      throws SQLException {
    return session.first(
        LIVE_RUNS
            + "WHERE creation_key = ? AND load_tests.project_id = ? AND runs.created > ?"
            + " ORDER BY runs.id DESC LIMIT 1",
        LiveRows::liveRun,
        key,
        project,
        after.toEpochMilli());
  }

  static List<LiveRun> uncompacted(Session session, Instant since) throws SQLException {
    return session.list(
        LIVE_RUNS + "WHERE runs.generation = ? OR last_arrival > ? ORDER BY runs.id",
        LiveRows::liveRun,
        LakePaths.LIVE,
        since.toEpochMilli());
  }

  /** Refuses a run of which more is expected. */
  static void refuseToInterrupt(Session session, long run) throws SQLException {
    Optional<LiveRun> live = find(session, run);
    if (live.isPresent() && live.get().goesOn(Instant.now())) {
      throw RunExistsException.streamedIn(run);
    }
  }

  private static LiveRun liveRun(ResultSet row) throws SQLException {
    return new LiveRun(
        CatalogRows.run(row),
        row.getString("origin"),
        row.getString("options"),
        new LiveRun.Plan(row.getLong("planned_vus"), row.getLong("planned_seconds")),
        time(row, "started"),
        time(row, "last_arrival"),
        end(row));
  }

  private static Optional<LiveRun.End> end(ResultSet row) throws SQLException {
    Optional<Instant> ended = time(row, "ended");
    if (ended.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt result = CatalogRows.optionalInt(row, "result");
    return Optional.of(
        new LiveRun.End(
            ended.get(),
            result,
            Optional.ofNullable(row.getString("reported_thresholds")),
            Optional.ofNullable(row.getString("reason"))));
  }

  static RunToken token(ResultSet row) throws SQLException {
    return new RunToken(
        row.getString("hash"),
        row.getLong("run_id"),
        row.getLong("project_id"),
        time(row, "expires"));
  }

  static LogLine logLine(ResultSet row) throws SQLException {
    return new LogLine(row.getLong("time_nanos"), row.getString("level"), row.getString("line"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
