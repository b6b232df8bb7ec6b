package io.stepwell.schemas.catalog;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Applies the migrations that a catalog lacks. Apart, so that others do without loading Flyway. */
final class NewTables {

  private static final String LOCATION = "classpath:io/stepwell/schemas/catalog/migrations";

  private NewTables() {}

  static void make(Database database) {
    try {
      Flyway.configure()
          .dataSource(database.url(), null, null)
          .locations(LOCATION)
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new CatalogException(
          "the tables of the catalog " + database.name() + " cannot be made: " + e.getMessage(), e);
    }
  }
}
