package io.stepwell.jobs;

import io.stepwell.functions.RenewedSource;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.SqlCatalog;

/**
 * Says, again and again, that a generation is still being written by a job whose processes nobody
 * else can look for.
 *
 * @param catalog the catalog's JDBC URL
 * @param run the run's id
 * @param generation the number of the one that is written
 */
record CatalogLease(String catalog, long run, int generation) implements RenewedSource.Lease {

  @Override
  public void renew() {
    try (Catalog opened = SqlCatalog.open(catalog)) {
      opened.renew(run, generation);
    }
  }
}
