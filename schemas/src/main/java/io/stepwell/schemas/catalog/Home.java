package io.stepwell.schemas.catalog;

import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LocalLakeFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a user's data is: a directory with the catalog and the lake in it, unless one of them is
 * named apart.
 *
 * @param directory the home itself
 * @param lake the lake's place if it is not {@code <home>/lake}; a {@code file:} or {@code s3:} URI
 * @param catalog the catalog's JDBC URL if it is not {@code <home>/catalog.db}
 */
public record Home(Path directory, Optional<URI> lake, Optional<String> catalog) {

  public Home {
    directory = directory.toAbsolutePath().normalize();
  }

  /** A home with catalog and lake inside. */
  public static Home at(Path directory) {
    return new Home(directory, Optional.empty(), Optional.empty());
  }

  /**
   * Opens the catalog of a home that has one.
   *
   * @throws NoHomeException if there is none
   * @throws CatalogException if it cannot be opened
   */
  public Catalog openCatalog() {
    if (catalog.isEmpty() && !Files.isRegularFile(catalogFile())) {
      throw new NoHomeException(directory);
    }
    return SqlCatalog.open(catalogUrl());
  }

  /**
   * Opens the catalog and makes what is missing, the home among it.
   *
   * @throws CatalogException if the home cannot be written
   */
  public Catalog createCatalog() {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new CatalogException("the home %s cannot be made".formatted(directory), e);
    }
    if (!Files.isWritable(directory)) {
      throw new CatalogException("the home %s cannot be written".formatted(directory));
    }
    return SqlCatalog.open(catalogUrl());
  }

  /**
   * The lake's files; there need not be any yet.
   *
   * @throws io.stepwell.schemas.lake.LakeException if the lake is somewhere that cannot be reached
   */
  public LakeFiles lakeFiles() {
    return lake.map(LakeFiles::at).orElseGet(() -> new LocalLakeFiles(directory.resolve("lake")));
  }

  /** Where exported runs are kept for a while; it need not be there yet. */
  public Path exports() {
    return directory.resolve("exports");
  }

  private Path catalogFile() {
    return directory.resolve("catalog.db");
  }

  private String catalogUrl() {
    return catalog.orElseGet(() -> "jdbc:sqlite:" + catalogFile());
  }
}
