package io.stepwell.functions.remotewrite;

import io.stepwell.schemas.remotewrite.KeyPlace;
import java.io.Serializable;

/**
 * Where tasks find the blocks of runs. Nothing secret travels with it but what the catalog's URL
 * holds.
 *
 * @param catalog the catalog's JDBC URL
 * @param key where the key is that opens credentials
 */
public record BlockPlace(String catalog, KeyPlace key) implements Serializable {

  /** With a connection to the catalog; asked for by each task. */
  BlocksOfRuns open() {
    return BlocksOfRuns.open(this);
  }
}
