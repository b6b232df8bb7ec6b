package io.stepwell.schemas.remotewrite;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.LoadTest;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.catalog.StoredRemoteWrite;
import io.stepwell.schemas.k6.BadInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds what of runs is sent to which receivers: by their own options, and by those of whoever runs
 * the server. A run's own blocks never change; the server's do when one starts with others. Safe
 * for use by many threads.
 */
public final class RemoteWrites {

  /** For what was still on its way when a run ended. */
  private static final Duration LATELY = Duration.ofHours(1);

  private final Catalog catalog;
  private final StoredBlocks blocks;

  /**
   * @param catalog stays open
   * @param key where the key of the credentials is; looked for when there are some
   */
  public RemoteWrites(Catalog catalog, KeyPlace key) {
    this.catalog = catalog;
    this.blocks = new StoredBlocks(key::open);
  }

  /**
   * Whether anything may be to send: of whatever run comes, or of one that goes on or is over since
   * lately. One small query.
   *
   * @throws io.stepwell.schemas.catalog.CatalogException if the catalog cannot be asked
   */
  public boolean any() {
    return catalog.remoteWrites().any(Instant.now().minus(LATELY));
  }

  /**
   * The receivers to which the server's blocks go, each once.
   *
   * @throws io.stepwell.schemas.catalog.CatalogException if the catalog cannot be asked
   */
  public List<String> serverReceivers() {
    return catalog.remoteWrites().ofServer().stream()
        .map(StoredBlocks::receiver)
        .distinct()
        .toList();
  }

  /**
   * The blocks of a run; its own go before the server's, which do without what those send to the
   * same receiver. None if the catalog does not know the run.
   *
   * @throws io.stepwell.schemas.catalog.CatalogException if the catalog cannot be asked
   */
  public RunRemoteWrites of(long run) {
    Opened opened = new Opened();
    catalog.remoteWrites().ofRun(run).forEach(stored -> opened.add(stored, anyRun -> true));
    List<StoredRemoteWrite> servers = catalog.remoteWrites().ofServer();
    Optional<LoadTest> loadTest =
        servers.isEmpty() ? Optional.empty() : catalog.run(run).map(Run::loadTest);
    loadTest.ifPresent(
        known -> servers.forEach(stored -> opened.add(stored, scope -> scope.includes(known))));
    return new RunRemoteWrites(opened.blocks, opened.problems);
  }

  /** What has been opened so far. */
  private final class Opened {

    private final List<RemoteWriteBlock> blocks = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    void add(StoredRemoteWrite stored, Predicate<RunScope> fits) {
      try {
        ScopedBlock read = RemoteWrites.this.blocks.read(stored);
        if (fits.test(read.scope())) {
          withoutRepeats(read.block()).ifPresent(blocks::add);
        }
      } catch (SealingException | BadInputException e) {
        problems.add("%s is not sent: %s".formatted(StoredBlocks.name(stored), e.getMessage()));
      }
    }

    private Optional<RemoteWriteBlock> withoutRepeats(RemoteWriteBlock block) {
      Optional<RemoteWriteBlock> left = Optional.of(block);
      for (RemoteWriteBlock earlier : List.copyOf(blocks)) {
        left = left.flatMap(now -> now.without(earlier));
      }
      return left;
    }
  }
}
