package io.stepwell.schemas.lake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks up each run's generation once, so that one question is answered from one generation even if
 * another takes its place meanwhile. For use by one thread.
 */
public final class PinnedGenerations implements Generations {

  private final Generations generations;
  private final Map<Long, Optional<StoredGeneration>> pinned = new HashMap<>();

  /** Asks those when a run is met for the first time. */
  public PinnedGenerations(Generations generations) {
    this.generations = generations;
  }

  @Override
  public Optional<StoredGeneration> current(long run) {
    return pinned.computeIfAbsent(run, generations::current);
  }
}
