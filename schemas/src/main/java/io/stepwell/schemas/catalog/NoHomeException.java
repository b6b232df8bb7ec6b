package io.stepwell.schemas.catalog;

import java.nio.file.Path;

/** Something was to be read from a home that has no catalog: nothing was ever written there. */
public final class NoHomeException extends CatalogException {

  private static final long serialVersionUID = 1;

  NoHomeException(Path directory) {
    super(
        "there is no Stepwell home at %s; fill one with backfill, or name another with --home"
            .formatted(directory));
  }
}
