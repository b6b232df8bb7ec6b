package io.stepwell.schemas.catalog;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/** The catalog's table of access tokens. */
final class AccessTokens {

  private AccessTokens() {}

  static List<AccessToken> all(Session session) throws SQLException {
    return session.list(
        "SELECT hash, project_id FROM access_tokens ORDER BY hash, project_id",
        row -> {
          String hash = row.getString("hash");
          long project = row.getLong("project_id");
          return new AccessToken(
              hash, row.wasNull() ? OptionalLong.empty() : OptionalLong.of(project));
        });
  }

  static int replace(Session session, Collection<AccessToken> tokens) throws SQLException {
    session.update("DELETE FROM access_tokens");
    long now = Instant.now().toEpochMilli();
    for (AccessToken token : tokens) {
      // A typed null would have to name its type on PostgreSQL; leaving the column out does not.
      if (token.project().isPresent()) {
        session.update(
            "INSERT INTO access_tokens (hash, project_id, created) VALUES (?, ?, ?)",
            token.hash(),
            token.project().getAsLong(),
            now);
      } else {
        session.update(
            "INSERT INTO access_tokens (hash, created) VALUES (?, ?)", token.hash(), now);
      }
    }
    return tokens.size();
  }
}
