package io.stepwell.schemas.catalog;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The live files that a run's current generation contains, until they are deleted. */
final class ContainedFiles {

  private ContainedFiles() {}

  static Set<String> of(Session session, long run) throws SQLException {
    return new HashSet<>(
        session.list(
            "SELECT path FROM contained_files WHERE run_id = ?", row -> row.getString(1), run));
  }

  static List<Long> runs(Session session) throws SQLException {
    return session.list(
        "SELECT DISTINCT run_id FROM contained_files ORDER BY run_id", row -> row.getLong(1));
  }

  static void add(Session session, long run, Collection<String> paths) throws SQLException {
    session.updateAll(
        "INSERT INTO contained_files (run_id, path) VALUES (?, ?) ON CONFLICT DO NOTHING",
        rows(run, paths));
  }

  static int remove(Session session, long run, Collection<String> paths) throws SQLException {
    session.updateAll(
        "DELETE FROM contained_files WHERE run_id = ? AND path = ?", rows(run, paths));
    return paths.size();
  }

  private static List<List<Object>> rows(long run, Collection<String> paths) {
    return paths.stream().sorted().map(path -> List.<Object>of(run, path)).toList();
  }
}
