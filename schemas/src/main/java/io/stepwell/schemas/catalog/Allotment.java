package io.stepwell.schemas.catalog;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Gives new runs their ids and the load tests they belong to; inside one transaction. */
final class Allotment {

  private final Session session;
  private final Instant now;

  /** Makes those that allot at the same time wait for each other, on every database. */
  Allotment(Session session, Instant now) throws SQLException {
    this.session = session;
    this.now = now;
    waitForOthers(session);
  }

  /** From here on nobody else allots or claims before this transaction's end. */
  static void waitForOthers(Session session) throws SQLException {
    session.update("UPDATE next_ids SET next = next WHERE kind = 'run'");
  }

  /** The next free id of a run. */
  long run() throws SQLException {
    return nextId("run");
  }

  /** The id of the load test of that name; it and its project are made if there is none. */
  long loadTest(long project, String name) throws SQLException {
    session.update(
        "INSERT INTO projects (id, name, created) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        project,
        "Project " + project,
        now.toEpochMilli());
    Optional<LoadTest> known = findLoadTest(project, name);
    if (known.isPresent()) {
      return known.get().id();
    }
    long id = nextId("load_test");
    session.update(
        "INSERT INTO load_tests (id, project_id, name, created) VALUES (?, ?, ?, ?)",
        id,
        project,
        name,
        now.toEpochMilli());
    return id;
  }

  /** The load test of that name, if there is one. */
  Optional<LoadTest> findLoadTest(long project, String name) throws SQLException {
    return session.first(
        CatalogRows.LOAD_TESTS + "WHERE project_id = ? AND name = ?",
        CatalogRows::loadTest,
        project,
        name);
  }

  private long nextId(String kind) throws SQLException {
    session.update("UPDATE next_ids SET next = next + 1 WHERE kind = ?", kind);
    return session
        .first("SELECT next - 1 FROM next_ids WHERE kind = ?", row -> row.getLong(1), kind)
        .orElseThrow();
  }
}
