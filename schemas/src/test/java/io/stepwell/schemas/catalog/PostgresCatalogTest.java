package io.stepwell.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.servers.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void aRunOfWhichSomethingComesAtThatVeryMomentDoesNotTimeOut() throws Exception {
    String url = emptyDatabase();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (SqlCatalog catalog = SqlCatalog.open(url);
        Connection other = DriverManager.getConnection(url)) {
      long run = catalog.liveRuns().create(live()).run().id();
      other.setAutoCommit(false);
      Session arriving = new Session(other);
      arriving.update("UPDATE runs SET status = ? WHERE id = ?", RunStatus.RUNNING.code(), run);
      arriving.update(
          "UPDATE live_runs SET last_arrival = ? WHERE run_id = ?",
          NOON.plusSeconds(500).toEpochMilli(),
          run);

      Future<List<Long>> marked =
          thread.submit(() -> catalog.liveRuns().timeOut(NOON.plusSeconds(100), NOON));
      awaitSomebodyThatWaits(url);
      other.commit();

      assertThat(marked.get()).isEmpty();
      assertThat(catalog.run(run).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
    } finally {
      thread.shutdownNow();
    }
  }

  private static LiveRunRequest live() {
    return new LiveRunRequest(
        "", 1, "checkout", RunStatus.CREATED, NOON, "k6", "{}", "{}", new LiveRun.Plan(0, 0));
  }

  private static void awaitSomebodyThatWaits(String url) throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      Session session = new Session(connection);
      while (session
          .first(
              "SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                  + " AND wait_event_type = 'Lock'",
              row -> row.getInt(1))
          .isEmpty()) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void anotherProgramMayHaveTablesInTheSameDatabase() throws Exception {
    String url = emptyDatabase();
    try (Connection connection = DriverManager.getConnection(url)) {
      Session session = new Session(connection);
      session.update("CREATE SCHEMA other");
      session.update("CREATE TABLE other.flyway_schema_history (version VARCHAR, success BOOLEAN)");
    }
    try (SqlCatalog catalog = SqlCatalog.open(url)) {
      assertThat(catalog.runs()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://user:pa55word@127.0.0.1:1/stepwell",
        "jdbc:postgresql://127.0.0.1:1/stepwell?user=me&password=pa55word",
        "jdbc:postgresql:/127.0.0.1:1?password=pa55word",
        "jdbc:postgresql://127.0.0.1:x/stepwell?password=pa55word",
        "jdbc:mysql://127.0.0.1/stepwell?password=pa55word",
      })
  void whatIsWrongWithAUrlIsSaidWithoutThePassword(String url) {
    assertThatThrownBy(() -> SqlCatalog.open(url))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("catalog")
        .hasMessageNotContaining("pa55word");
  }
}
