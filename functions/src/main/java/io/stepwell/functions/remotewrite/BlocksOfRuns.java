package io.stepwell.functions.remotewrite;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.CatalogException;
import io.stepwell.schemas.catalog.SqlCatalog;
import io.stepwell.schemas.remotewrite.RemoteWriteBlock;
import io.stepwell.schemas.remotewrite.RemoteWrites;
import io.stepwell.schemas.remotewrite.RunRemoteWrites;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of the runs that a task meets, looked up when a run is met first and again from time
 * to time, as those of the server change. For use by one thread.
 */
final class BlocksOfRuns implements AutoCloseable {

  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long FORGOTTEN_NANOS = Duration.ofHours(1).toNanos();
  private static final Notices NOTICES = new Notices();

  private final Catalog catalog;
  private final RemoteWrites writes;
  private final Map<Long, Known> runs = new HashMap<>();

  private BlocksOfRuns(Catalog catalog, RemoteWrites writes) {
    this.catalog = catalog;
    this.writes = writes;
  }

  static BlocksOfRuns open(BlockPlace place) {
    Catalog catalog = SqlCatalog.open(place.catalog());
    return new BlocksOfRuns(catalog, new RemoteWrites(catalog, place.key()));
  }

  private record Known(BlockSelection selection, long asked) {}

  /**
   * What a run's blocks choose.
   *
   * @throws CatalogException if the catalog cannot be asked about a run that was not met before
   */
  BlockSelection of(long run) {
    long now = System.nanoTime();
    Known known = runs.get(run);
    if (known == null || now - known.asked() > FRESH_NANOS) {
      known = ask(run, now, known);
      runs.values().removeIf(other -> now - other.asked() > FORGOTTEN_NANOS);
      runs.put(run, known);
    }
    return known.selection();
  }

  private Known ask(long run, long now, @Nullable Known before) {
    RunRemoteWrites found;
    try {
      found = writes.of(run);
    } catch (CatalogException e) {
      if (before == null) {
        throw e;
      }
      return new Known(before.selection(), now);
    }
    found.problems().forEach(problem -> NOTICES.tell(problem, "run " + run + ": " + problem));
    List<RemoteWriteBlock> blocks = found.blocks();
    return before != null && before.selection().blocks().equals(blocks)
        ? new Known(before.selection(), now)
        : new Known(new BlockSelection(run, blocks), now);
  }

  /** A block as it is now; empty if there is none of that name any more. */
  Optional<RemoteWriteBlock> block(BlockKey key) {
    return of(key.run()).blocks().stream()
        .filter(block -> block.name().equals(key.block()))
        .findFirst();
  }

  @Override
  public void close() {
    catalog.close();
  }
}
