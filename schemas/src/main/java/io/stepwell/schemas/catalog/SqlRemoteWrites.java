package io.stepwell.schemas.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * The table of the catalog's database in which remote writes are; those of the server have no run.
 */
final class SqlRemoteWrites implements RemoteWriteStore {

  private static final String SELECT = "SELECT block, sealed FROM remote_writes WHERE ";

  private final Database database;

  SqlRemoteWrites(Database database) {
    this.database = database;
  }

  static void add(Session session, long run, List<StoredRemoteWrite> all) throws SQLException {
    for (int i = 0; i < all.size(); i++) {
      session.update(
          "INSERT INTO remote_writes (run_id, position, block, sealed) VALUES (?, ?, ?, ?)",
          run,
          i,
          all.get(i).block(),
          all.get(i).sealed());
    }
  }

  @Override
  public List<StoredRemoteWrite> ofRun(long run) {
    return database.read(
        session ->
            session.list(
                SELECT + "run_id = ? ORDER BY position", SqlRemoteWrites::remoteWrite, run));
  }

  @Override
  public List<StoredRemoteWrite> ofServer() {
    return database.read(
        session ->
            session.list(
                SELECT + "run_id IS NULL ORDER BY position", SqlRemoteWrites::remoteWrite));
  }

  private static StoredRemoteWrite remoteWrite(ResultSet row) throws SQLException {
    return new StoredRemoteWrite(row.getString("block"), row.getString("sealed"));
  }

  @Override
  public void setServers(List<StoredRemoteWrite> remoteWrites) {
    database.write(
        session -> {
          session.update("DELETE FROM remote_writes WHERE run_id IS NULL");
          for (int i = 0; i < remoteWrites.size(); i++) {
            session.update(
                "INSERT INTO remote_writes (position, block, sealed) VALUES (?, ?, ?)",
                i,
                remoteWrites.get(i).block(),
                remoteWrites.get(i).sealed());
          }
          return remoteWrites.size();
        });
  }

  @Override
  public boolean any(Instant endedAfter) {
    return database
        .read(
            session ->
                session.first(
                    "SELECT 1 FROM remote_writes"
                        + " LEFT JOIN live_runs ON live_runs.run_id = remote_writes.run_id"
                        + " WHERE ended IS NULL OR ended > ? LIMIT 1",
                    row -> row.getInt(1),
                    endedAfter.toEpochMilli()))
        .isPresent();
  }
}
