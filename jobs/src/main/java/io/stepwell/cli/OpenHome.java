package io.stepwell.cli;

import io.stepwell.query.Engine;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.lake.LakeStepStore;
import io.stepwell.schemas.lake.PinnedSteps;

/** A home with data, open for the questions of one command: each run is seen as it was at first. */
final class OpenHome implements AutoCloseable {

  private final Catalog catalog;
  private final PinnedSteps steps;

  private OpenHome(Catalog catalog, PinnedSteps steps) {
    this.catalog = catalog;
    this.steps = steps;
  }

  /**
   * Opens a home.
   *
   * @throws io.stepwell.schemas.catalog.NoHomeException if there is none
   */
  static OpenHome of(Home home) {
    Catalog catalog = home.openCatalog();
    LakeStepStore store = new LakeStepStore(home.lakeFiles(), catalog);
    return new OpenHome(catalog, store.pinned());
  }

  Catalog catalog() {
    return catalog;
  }

  PinnedSteps steps() {
    return steps;
  }

  Engine engine() {
    return new Engine(steps);
  }

  @Override
  public void close() {
    catalog.close();
  }
}
