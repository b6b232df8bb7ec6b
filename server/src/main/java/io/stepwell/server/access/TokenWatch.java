package io.stepwell.server.access;

import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.CatalogException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a gate know the catalog's access tokens, which another server of the same catalog may change.
 * While the catalog is away the tokens hold that were known.
 */
public final class TokenWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TokenWatch.class);

  private final Catalog catalog;
  private final TokenGate gate;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(TokenWatch::thread);
  private final Future<?> looking;

  /**
   * @param every how long tokens may be out of date
   */
  public TokenWatch(Catalog catalog, TokenGate gate, Duration every) {
    this.catalog = catalog;
    this.gate = gate;
    this.looking =
        thread.scheduleWithFixedDelay(
            this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "tokens");
    thread.setDaemon(true);
    return thread;
  }

  private void look() {
    try {
      gate.renew(catalog.accessTokens());
    } catch (CatalogException e) {
      LOG.warn("it is not known whether other tokens hold by now: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    looking.cancel(false);
    thread.shutdown();
  }
}
