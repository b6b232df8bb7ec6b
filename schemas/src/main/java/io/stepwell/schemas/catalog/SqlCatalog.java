package io.stepwell.schemas.catalog;

import io.stepwell.schemas.lake.StoredGeneration;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The catalog in a database that JDBC reaches: SQLite or PostgreSQL. */
public final class SqlCatalog implements Catalog {

  private final Database database;
  private final LiveRuns liveRuns;
  private final RemoteWriteStore remoteWrites;

  private SqlCatalog(Database database) {
    this.database = database;
    this.liveRuns = new SqlLiveRuns(database);
    this.remoteWrites = new SqlRemoteWrites(database);
  }

  /**
   * Opens a catalog; an empty database gets its tables.
   *
   * @param url {@code jdbc:sqlite:<file>} or {@code jdbc:postgresql://…}
   * @throws CatalogException if it cannot be opened or was written by a newer version
   */
  public static SqlCatalog open(String url) {
    Database database = new Database(url);
    Migrations.bringUp(database);
    return new SqlCatalog(database);
  }

  @Override
  public Generation claim(GenerationRequest request, Owner owner) {
    return database.write(session -> new Claim(session, request, owner).make());
  }

  @Override
  public boolean renew(long run, int generation) {
    return database.write(
            session ->
                session.update(
                    "UPDATE generations SET owner_renewed = ?"
                        + " WHERE run_id = ? AND generation = ? AND state = ?",
                    Instant.now().toEpochMilli(),
                    run,
                    generation,
                    Generation.State.WRITING.word()))
        == 1;
  }

  @Override
  public Optional<Generation> claimAgain(long id, Owner owner) {
    return database.write(
        session -> {
          Optional<Run> run = findRun(session, id);
          return run.isEmpty()
              ? Optional.empty()
              : Optional.of(Claim.again(session, run.get(), owner));
        });
  }

  @Override
  public void switchTo(GenerationResult result, Collection<String> contained) {
    long run = result.extent().run();
    database.write(
        session -> {
          new Switch(session, run, result.generation()).to(result, contained);
          return run;
        });
  }

  @Override
  public void switchTo(CompactionResult result) {
    long run = result.extent().run();
    database.write(
        session -> {
          new Switch(session, run, result.generation()).to(result);
          return run;
        });
  }

  @Override
  public Set<String> contained(long run) {
    return database.read(session -> ContainedFiles.of(session, run));
  }

  @Override
  public List<Long> withContained() {
    return database.read(ContainedFiles::runs);
  }

  @Override
  public void forgetContained(long run, Collection<String> paths) {
    database.write(session -> ContainedFiles.remove(session, run, paths));
  }

  @Override
  public void abandon(Generation generation) {
    database.write(
        session -> {
          session.update(
              "UPDATE generations SET state = ? WHERE run_id = ? AND generation = ? AND state = ?",
              Generation.State.ABANDONED.word(),
              generation.run(),
              generation.number(),
              Generation.State.WRITING.word());
          Optional<Run> run = findRun(session, generation.run());
          if (run.isPresent() && run.get().generation().isEmpty()) {
            forget(session, generation.run());
            // The load test came with the claim if it was this run's only.
            session.update(
                "DELETE FROM load_tests WHERE id = ?"
                    + " AND NOT EXISTS (SELECT 1 FROM runs WHERE load_test_id = load_tests.id)",
                run.get().loadTest().id());
          }
          return generation;
        });
  }

  @Override
  public boolean delete(long run) {
    return database.write(
        session -> {
          generations(session, run).forEach(Claim::refuseToJoin);
          LiveRows.refuseToInterrupt(session, run);
          return forget(session, run);
        });
  }

  private static boolean forget(Session session, long run) throws SQLException {
    session.update("DELETE FROM run_metrics WHERE run_id = ?", run);
    session.update("DELETE FROM sources WHERE run_id = ?", run);
    session.update("DELETE FROM contained_files WHERE run_id = ?", run);
    session.update("DELETE FROM generations WHERE run_id = ?", run);
    session.update("DELETE FROM run_logs WHERE run_id = ?", run);
    session.update("DELETE FROM run_tokens WHERE run_id = ?", run);
    session.update("DELETE FROM remote_writes WHERE run_id = ?", run);
    session.update("DELETE FROM live_runs WHERE run_id = ?", run);
    return session.update("DELETE FROM runs WHERE id = ?", run) > 0;
  }

  @Override
  public Optional<Run> run(long id) {
    return database.read(session -> findRun(session, id));
  }

  private static Optional<Run> findRun(Session session, long id) throws SQLException {
    return session.first(CatalogRows.RUNS + "WHERE runs.id = ?", CatalogRows::run, id);
  }

  @Override
  public Optional<StoredGeneration> current(long run) {
    return database.read(session -> Current.of(session, run));
  }

  @Override
  public List<Run> runs() {
    return database.read(
        session -> session.list(CatalogRows.RUNS + "ORDER BY runs.id DESC", CatalogRows::run));
  }

  @Override
  public List<Run> runsOf(long loadTest, int last) {
    return database.read(
        session ->
            session.list(
                CatalogRows.RUNS
                    + "WHERE runs.load_test_id = ? AND runs.generation IS NOT NULL"
                    + " AND runs.start_second IS NOT NULL"
                    + " ORDER BY runs.start_second DESC, runs.id DESC LIMIT ?",
                CatalogRows::run,
                loadTest,
                last));
  }

  @Override
  public Optional<LoadTest> loadTest(long id) {
    return database.read(
        session ->
            session.first(
                CatalogRows.LOAD_TESTS + "WHERE load_tests.id = ?", CatalogRows::loadTest, id));
  }

  @Override
  public Optional<LoadTest> loadTest(long project, String name) {
    return database.read(
        session ->
            session.first(
                CatalogRows.LOAD_TESTS + "WHERE project_id = ? AND name = ?",
                CatalogRows::loadTest,
                project,
                name));
  }

  @Override
  public Optional<LoadTest> addLoadTest(long project, String name) {
    return database.write(
        session -> {
          Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
          Allotment allotment = new Allotment(session, now);
          return allotment.findLoadTest(project, name).isPresent()
              ? Optional.empty()
              : Optional.of(new LoadTest(allotment.loadTest(project, name), project, name, now));
        });
  }

  @Override
  public List<LoadTest> loadTests() {
    return database.read(
        session ->
            session.list(CatalogRows.LOAD_TESTS + "ORDER BY load_tests.id", CatalogRows::loadTest));
  }

  @Override
  public LiveRuns liveRuns() {
    return liveRuns;
  }

  @Override
  public Page<Run> runs(RunFilter filter, Paging paging) {
    return database.read(session -> Listing.runs(session, filter, paging));
  }

  @Override
  public Page<LoadTest> loadTests(LoadTestFilter filter, Paging paging) {
    return database.read(session -> Listing.loadTests(session, filter, paging));
  }

  @Override
  public List<AccessToken> accessTokens() {
    return database.read(AccessTokens::all);
  }

  @Override
  public void setAccessTokens(Collection<AccessToken> tokens) {
    database.write(session -> AccessTokens.replace(session, tokens));
  }

  @Override
  public RemoteWriteStore remoteWrites() {
    return remoteWrites;
  }

  @Override
  public List<RunMetric> metrics(long run) {
    return database.read(
        session ->
            session.list(
                "SELECT metric, type, contains FROM run_metrics JOIN runs ON runs.id = run_id"
                    + " AND runs.generation = run_metrics.generation WHERE run_id = ?"
                    + " ORDER BY metric",
                CatalogRows::metric,
                run));
  }

  @Override
  public List<String> sources(long run) {
    return database.read(
        session ->
            session.list(
                "SELECT name FROM sources JOIN runs ON runs.id = run_id"
                    + " AND runs.generation = sources.generation WHERE run_id = ?"
                    + " ORDER BY position",
                row -> row.getString(1),
                run));
  }

  @Override
  public List<Generation> generations(long run) {
    return database.read(session -> generations(session, run));
  }

  private static List<Generation> generations(Session session, long run) throws SQLException {
    return session.list(
        "SELECT * FROM generations WHERE run_id = ? ORDER BY generation",
        CatalogRows::generation,
        run);
  }

  @Override
  public void close() {
    database.close();
  }
}
