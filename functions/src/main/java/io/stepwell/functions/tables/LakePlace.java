package io.stepwell.functions.tables;

import io.stepwell.schemas.catalog.Home;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the data of a table are, as it travels to the tasks that read them.
 *
 * @param home the home's directory
 * @param lake the lake's URI if it is not in the home
 * @param catalog the catalog's JDBC URL if it is not in the home
 */
record LakePlace(String home, @Nullable URI lake, @Nullable String catalog)
    implements Serializable {

  Home open() {
    return new Home(Path.of(home), Optional.ofNullable(lake), Optional.ofNullable(catalog));
  }

  /** Without the catalog, whose URL may hold a password. */
  @Override
  public String toString() {
    return lake == null ? home : lake.toString();
  }
}
