package io.stepwell.sql;

import io.stepwell.query.Engine;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.lake.LakeStepStore;

/** A home as the metrics API's engine sees it. */
record OpenLake(Catalog catalog, LakeStepStore store) implements AutoCloseable {

  static OpenLake of(Home home) {
    Catalog catalog = home.openCatalog();
    return new OpenLake(catalog, new LakeStepStore(home.lakeFiles(), catalog));
  }

  Engine engine() {
    return new Engine(store);
  }

  @Override
  public void close() {
    catalog.close();
  }
}
