package io.stepwell.schemas.catalog;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How live runs end: by their senders' word, or for want of it. */
final class RunEnds {

  private static final String SILENT =
      "SELECT runs.id FROM runs JOIN live_runs ON run_id = runs.id"
          + " WHERE status < ? AND COALESCE(last_arrival, created) <= ?";

  private RunEnds() {}

  /** Takes effect on a run that goes on and on one that was given up, and on no other. */
  static boolean finish(Session session, RunEnd end) throws SQLException {
    int ended =
        session.update(
            "UPDATE runs SET status = ? WHERE id = ? AND (status < ? OR status = ?)"
                + " AND EXISTS (SELECT 1 FROM live_runs WHERE run_id = runs.id)",
            end.status().code(),
            end.run(),
            RunStatus.FINISHED.code(),
            RunStatus.TIMED_OUT.code());
    if (ended == 0) {
      return false;
    }
    LiveRun.End facts = end.end();
    set(session, end.run(), "ended", facts.time().toEpochMilli());
    if (facts.result().isPresent()) {
      set(session, end.run(), "result", facts.result().getAsInt());
    }
    if (facts.thresholds().isPresent()) {
      set(session, end.run(), "reported_thresholds", facts.thresholds().get());
    }
    if (facts.reason().isPresent()) {
      set(session, end.run(), "reason", facts.reason().get());
    }
    expireTokens(session, end.run(), facts.time(), LiveRuns.TOKENS_AFTER_END);
    return true;
  }

  private static void set(Session session, long run, String column, Object value)
      throws SQLException {
    session.update("UPDATE live_runs SET " + column + " = ? WHERE run_id = ?", value, run);
  }

  private static void expireTokens(Session session, long run, Instant end, Duration after)
      throws SQLException {
    session.update(
        "UPDATE run_tokens SET expires = ? WHERE run_id = ?", end.plus(after).toEpochMilli(), run);
  }

  static List<Long> timeOut(Session session, Instant silentSince, Instant now) throws SQLException {
    List<Long> marked = new ArrayList<>();
    for (long run : silent(session, silentSince)) {
      // Others may have heard of it, marked it or finished it since the list was read. Those who
      // are at it are waited for, and nobody else comes to it before this transaction's end.
      session.update("UPDATE runs SET status = status WHERE id = ?", run);
      if (isSilent(session, run, silentSince)) {
        session.update("UPDATE runs SET status = ? WHERE id = ?", RunStatus.TIMED_OUT.code(), run);
        set(session, run, "ended", now.toEpochMilli());
        expireTokens(session, run, now, LiveRuns.TOKENS_AFTER_TIME_OUT);
        marked.add(run);
      }
    }
    return marked;
  }

  private static List<Long> silent(Session session, Instant since) throws SQLException {
    return session.list(
        SILENT + " ORDER BY runs.id",
        row -> row.getLong(1),
        RunStatus.FINISHED.code(),
        since.toEpochMilli());
  }

  private static boolean isSilent(Session session, long run, Instant since) throws SQLException {
    return session
        .first(
            SILENT + " AND runs.id = ?",
            row -> row.getLong(1),
            RunStatus.FINISHED.code(),
            since.toEpochMilli(),
            run)
        .isPresent();
  }
}
