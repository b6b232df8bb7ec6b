package io.stepwell.schemas.catalog;

import io.stepwell.servers.PostgresServer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Runs where PostgreSQL is installed and is left out, with a word, elsewhere; never so in CI. */
class PostgresCatalogTest extends CatalogContract {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static Optional<PostgresServer> server = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    server = Optional.of(PostgresServer.start());
  }

  @AfterAll
  static void stop() throws Exception {
    if (server.isPresent()) {
      server.get().close();
    }
  }

  @Override
  String emptyDatabase() throws Exception {
    return server.orElseThrow().newDatabase("catalog" + DATABASES.incrementAndGet());
  }
}
