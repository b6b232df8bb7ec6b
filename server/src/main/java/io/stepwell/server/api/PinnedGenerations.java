package io.stepwell.server.api;

import io.stepwell.schemas.lake.Generations;
import io.stepwell.schemas.lake.StoredGeneration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks up each run's generation once, so that one request is answered from one generation even if
 * another takes its place meanwhile. For use by one thread.
 */
final class PinnedGenerations implements Generations {

  private final Generations generations;
  private final Map<Long, Optional<StoredGeneration>> pinned = new HashMap<>();

  PinnedGenerations(Generations generations) {
    this.generations = generations;
  }

  @Override
  public Optional<StoredGeneration> current(long run) {
    return pinned.computeIfAbsent(run, generations::current);
  }
}
