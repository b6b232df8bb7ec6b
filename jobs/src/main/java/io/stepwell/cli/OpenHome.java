package io.stepwell.cli;

import io.stepwell.query.Engine;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.lake.LakeStepStore;

/** A home with data, open for the questions of one command: each run is seen as it was at first. */
final class OpenHome implements AutoCloseable {

  private final Catalog catalog;
  private final Engine engine;

  private OpenHome(Catalog catalog, Engine engine) {
    this.catalog = catalog;
    this.engine = engine;
  }

  /**
   * Opens a home.
   *
   * @throws io.stepwell.schemas.catalog.NoHomeException if there is none
   */
  static OpenHome of(Home home) {
    Catalog catalog = home.openCatalog();
    LakeStepStore store = new LakeStepStore(home.lakeFiles(), catalog);
    return new OpenHome(catalog, new Engine(store.pinned()));
  }

  Catalog catalog() {
    return catalog;
  }

  Engine engine() {
    return engine;
  }

  @Override
  public void close() {
    catalog.close();
  }
}
