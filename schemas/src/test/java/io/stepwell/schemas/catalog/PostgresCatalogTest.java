package io.stepwell.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** Runs where PostgreSQL is installed and is left out, with a word, elsewhere; never so in CI. */
class PostgresCatalogTest extends CatalogContract {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static Optional<PostgresServer> server = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    if (!PostgresServer.isInstalled()) {
      String missing = "the catalog is not tested on PostgreSQL: there is no initdb on the PATH";
      assertThat(System.getenv("CI")).as(missing).isNull();
      System.err.println(missing);
      Assumptions.abort(missing);
    }
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
