package io.stepwell.schemas.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Sees to it that a catalog's tables are those that this program knows. */
final class Migrations {

  /** The number of the last migration. */
  static final int NEWEST = 6;

  private static final String HISTORY = "flyway_schema_history";

  private Migrations() {}

  /**
   * Adds what is missing. Flyway takes longer to start than a query takes, so it is asked only
   * where something is missing.
   */
  static void bringUp(Database database) {
    int version = database.withConnection(Migrations::version);
    if (version > NEWEST) {
      throw new CatalogException(
          "the catalog %s was written by a newer Stepwell (tables of version %d, known up to %d); use that one"
              .formatted(database.name(), version, NEWEST));
    }
    if (version < NEWEST) {
      NewTables.make(database);
    }
  }

  private static int version(Connection connection) throws SQLException {
    // A database may have others' tables too, in schemas of their own.
    try (ResultSet tables =
        connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, null)) {
      if (!tables.next()) {
        return 0;
      }
    }
    return new Session(connection)
        .first(
            "SELECT MAX(CAST(version AS INTEGER)) FROM " + HISTORY + " WHERE success",
            row -> row.getInt(1))
        .orElse(0);
  }
}
