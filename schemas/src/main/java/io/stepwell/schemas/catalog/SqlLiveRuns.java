package io.stepwell.schemas.catalog;

import io.stepwell.schemas.lake.LakePaths;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Live runs in the catalog's database. Whatever touches a run's row does so before it touches what
 * hangs on it, and runs are touched by id, so that no two transactions wait for each other.
 */
final class SqlLiveRuns implements LiveRuns {

  private final Database database;

  SqlLiveRuns(Database database) {
    this.database = database;
  }

  @Override
  public LiveRun create(LiveRunRequest request) {
    return database.write(session -> create(session, request));
  }

  private static LiveRun create(Session session, LiveRunRequest request) throws SQLException {
    Instant now = request.created().truncatedTo(ChronoUnit.MILLIS);
    Allotment allotment = new Allotment(session, now);
    if (!request.creationKey().isEmpty()) {
      Optional<LiveRun> repeated =
          LiveRows.created(
              session, request.creationKey(), request.project(), now.minus(REPEATABLE));
      if (repeated.isPresent()) {
        return repeated.get();
      }
    }
    long loadTest = allotment.loadTest(request.project(), request.loadTest());
    long run = allotment.run();
    session.update(
        "INSERT INTO runs (id, load_test_id, status, created, generation, samples, series,"
            + " rejected, thresholds) VALUES (?, ?, ?, ?, ?, 0, 0, 0, ?)",
        run,
        loadTest,
        request.status().code(),
        now.toEpochMilli(),
        LakePaths.LIVE,
        request.thresholds());
    Claim.insert(
        session,
        new Generation(run, LakePaths.LIVE, Generation.State.LIVE, now, Owner.current()),
        loadTest);
    session.update(
        "INSERT INTO live_runs (run_id, origin, creation_key, options, planned_vus,"
            + " planned_seconds) VALUES (?, ?, ?, ?, ?, ?)",
        run,
        request.origin(),
        request.creationKey(),
        request.options(),
        request.plan().vus(),
        request.plan().seconds());
    SqlRemoteWrites.add(session, run, request.remoteWrites());
    return LiveRows.find(session, run).orElseThrow();
  }

  @Override
  public Optional<LiveRun> created(long project, String creationKey) {
    return database.read(session -> LiveRows.created(session, creationKey, project, Instant.EPOCH));
  }

  @Override
  public void archived(long run) {
    database.write(
        session ->
            session.update(
                "UPDATE runs SET archive = ? WHERE id = ? AND archive IS NULL",
                LakePaths.LIVE,
                run));
  }

  @Override
  public Optional<LiveRun> find(long run) {
    return database.read(session -> LiveRows.find(session, run));
  }

  @Override
  public List<LiveRun> uncompacted(Instant since) {
    return database.read(session -> LiveRows.uncompacted(session, since));
  }

  @Override
  public void arrived(Collection<Arrival> arrivals) {
    List<Arrival> byRun = new ArrayList<>(arrivals);
    byRun.sort(Comparator.comparingLong(arrival -> arrival.extent().run()));
    database.write(
        session -> {
          for (Arrival arrival : byRun) {
            arrived(session, arrival);
          }
          return byRun.size();
        });
  }

  private static void arrived(Session session, Arrival arrival) throws SQLException {
    long run = arrival.extent().run();
    long start = arrival.extent().start();
    long end = arrival.extent().end();
    session.update(
        "UPDATE runs SET status = CASE WHEN status < ? THEN ? ELSE status END,"
            + " start_second = CASE WHEN start_second < ? THEN start_second ELSE ? END,"
            + " end_second = CASE WHEN end_second > ? THEN end_second ELSE ? END WHERE id = ?",
        RunStatus.RUNNING.code(),
        RunStatus.RUNNING.code(),
        start,
        start,
        end,
        end,
        run);
    long first = arrival.first().toEpochMilli();
    long last = arrival.last().toEpochMilli();
    session.update(
        "UPDATE live_runs SET started = CASE WHEN started < ? THEN started ELSE ? END,"
            + " last_arrival = CASE WHEN last_arrival > ? THEN last_arrival ELSE ? END"
            + " WHERE run_id = ?",
        first,
        first,
        last,
        last,
        run);
  }

  @Override
  public boolean finish(RunEnd end) {
    return database.write(session -> RunEnds.finish(session, end));
  }

  @Override
  public List<Long> timeOut(Instant silentSince, Instant now) {
    return database.write(session -> RunEnds.timeOut(session, silentSince, now));
  }

  @Override
  public void addToken(long run, String hash) {
    database.write(
        session ->
            session.update("INSERT INTO run_tokens (hash, run_id) VALUES (?, ?)", hash, run));
  }

  @Override
  public Optional<RunToken> token(String hash) {
    return database.read(
        session ->
            session.first(
                "SELECT hash, run_id, project_id, expires FROM run_tokens"
                    + " JOIN runs ON runs.id = run_id"
                    + " JOIN load_tests ON load_tests.id = runs.load_test_id WHERE hash = ?",
                LiveRows::token,
                hash));
  }

  @Override
  public void addLog(long run, List<LogLine> lines) {
    database.write(session -> RunLogs.add(session, run, lines));
  }

  @Override
  public Page<LogLine> log(long run, Paging paging) {
    return database.read(session -> RunLogs.page(session, run, paging));
  }
}
