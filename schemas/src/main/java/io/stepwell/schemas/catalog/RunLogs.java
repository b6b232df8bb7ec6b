package io.stepwell.schemas.catalog;

import java.sql.SQLException;
import java.util.List;

/** What the senders of live runs logged. */
final class RunLogs {

  private RunLogs() {}

  /** How many lines were added. */
  static int add(Session session, long run, List<LogLine> lines) throws SQLException {
    // Taking this row's lock makes those that add to the same log wait for each other.
    if (session.update("UPDATE live_runs SET origin = origin WHERE run_id = ?", run) == 0) {
      return 0;
    }
    long position =
        session
            .first(
                "SELECT COALESCE(MAX(position), 0) FROM run_logs WHERE run_id = ?",
                row -> row.getLong(1),
                run)
            .orElse(0L);
    List<LogLine> latest =
        lines.subList(Math.max(0, lines.size() - LiveRuns.MOST_LOG_LINES), lines.size());
    for (LogLine line : latest) {
      position++;
      session.update(
          "INSERT INTO run_logs (run_id, position, time_nanos, level, line) VALUES (?, ?, ?, ?, ?)",
          run,
          position,
          line.timeNanos(),
          line.level(),
          line.text());
    }
    session.update(
        "DELETE FROM run_logs WHERE run_id = ? AND position <= ?",
        run,
        position - LiveRuns.MOST_LOG_LINES);
    return latest.size();
  }

  static Page<LogLine> page(Session session, long run, Paging paging) throws SQLException {
    long total =
        session
            .first("SELECT COUNT(*) FROM run_logs WHERE run_id = ?", row -> row.getLong(1), run)
            .orElse(0L);
    List<LogLine> lines =
        session.list(
            "SELECT time_nanos, level, line FROM run_logs WHERE run_id = ? ORDER BY position"
                + (paging.newestFirst() ? " DESC" : "")
                + " LIMIT ? OFFSET ?",
            LiveRows::logLine,
            run,
            paging.top(),
            paging.skip());
    return new Page<>(lines, total);
  }
}
