package io.stepwell.schemas.catalog;

import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.StoredGeneration;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Finds out which files of a run answer. */
final class Current {

  private static final String CURRENT =
      "SELECT generations.generation, generations.created, live.created AS live"
          + " FROM runs JOIN generations"
          + " ON generations.run_id = runs.id AND generations.generation = runs.generation"
          + " LEFT JOIN generations live ON live.run_id = runs.id AND live.generation = "
          + LakePaths.LIVE
          + " WHERE runs.id = ?";

  private Current() {}

  private record Row(int number, Instant created, boolean live) {}

  static Optional<StoredGeneration> of(Session session, long run) throws SQLException {
    Optional<Row> row =
        session.first(
            CURRENT,
            found ->
                new Row(
                    found.getInt("generation"),
                    Instant.ofEpochMilli(found.getLong("created")),
                    found.getObject("live") != null),
            run);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    Row found = row.get();
    boolean mayContain = found.live && found.number != LakePaths.LIVE;
    Set<String> contained = mayContain ? ContainedFiles.of(session, run) : Set.of();
    return Optional.of(new StoredGeneration(found.number, found.created, found.live, contained));
  }
}
