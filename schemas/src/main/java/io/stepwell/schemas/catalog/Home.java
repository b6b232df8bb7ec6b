package io.stepwell.schemas.catalog;

import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LocalLakeFiles;
import io.stepwell.schemas.s3.S3Place;
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

  /** The name of the directory of dead letters. */
  public static final String DEAD_LETTERS = "dead-letters";

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
   * Opens the catalog and makes what is missing: the home too, if the catalog is in it.
   *
   * @throws CatalogException if the home cannot be written
   */
  public Catalog createCatalog() {
    if (catalog.isEmpty()) {
      create();
    }
    return SqlCatalog.open(catalogUrl());
  }

  private void create() {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new CatalogException("the home %s cannot be made".formatted(directory), e);
    }
    if (!Files.isWritable(directory)) {
      throw new CatalogException("the home %s cannot be written".formatted(directory));
    }
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

  /** Where lines go that cannot be read: in the home, or beside a lake in an object store. */
  public URI deadLetters() {
    return lake.filter(place -> S3Place.SCHEME.equals(place.getScheme()))
        .map(place -> LakePaths.beside(place, DEAD_LETTERS))
        .orElseGet(() -> directory.resolve(DEAD_LETTERS).toUri());
  }

  private Path catalogFile() {
    return directory.resolve("catalog.db");
  }

  /** The catalog's JDBC URL, which may tell a password. */
  public String catalogUrl() {
    return catalog.orElseGet(() -> "jdbc:sqlite:" + catalogFile());
  }
}
