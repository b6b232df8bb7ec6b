package io.stepwell.schemas.catalog;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Sets a generation apart for a writer; inside one transaction. */
final class Claim {

  private static final long NEVER = 0;

  private final Session session;
  private final GenerationRequest request;
  private final Owner owner;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  Claim(Session session, GenerationRequest request, Owner owner) {
    this.session = session;
    this.request = request;
    this.owner = owner;
  }

  Generation make() throws SQLException {
    Allotment allotment = new Allotment(session, now);
    long loadTest = allotment.loadTest(request.project(), request.loadTest());
    long run = run(allotment, loadTest);
    Generation claimed = claimed(session, run, now, owner);
    insert(session, claimed, loadTest);
    for (int i = 0; i < request.sources().size(); i++) {
      session.update(
          "INSERT INTO sources (run_id, generation, position, name) VALUES (?, ?, ?, ?)",
          run,
          claimed.number(),
          i,
          request.sources().get(i));
    }
    return claimed;
  }

  /** Sets one apart for what a run has already; it is of the same load test and sources. */
  static Generation again(Session session, Run run, Owner owner) throws SQLException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Allotment.waitForOthers(session);
    Generation claimed = claimed(session, run.id(), now, owner);
    insert(session, claimed, run.loadTest().id());
    session.update(
        "INSERT INTO sources (run_id, generation, position, name) SELECT run_id, ?, position, name"
            + " FROM sources WHERE run_id = ? AND generation = (SELECT generation FROM runs"
            + " WHERE id = ?)",
        claimed.number(),
        run.id(),
        run.id());
    return claimed;
  }

  private static Generation claimed(Session session, long run, Instant now, Owner owner)
      throws SQLException {
    int number = nextGeneration(session, run);
    return new Generation(run, number, Generation.State.WRITING, now, owner);
  }

  /** Puts a generation on record. */
  static void insert(Session session, Generation generation, long loadTest) throws SQLException {
    session.update(
        "INSERT INTO generations (run_id, generation, state, load_test_id, created, owner_host,"
            + " owner_pid, owner_started, owner_renewed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        generation.run(),
        generation.number(),
        generation.state().word(),
        loadTest,
        generation.created().toEpochMilli(),
        generation.owner().host(),
        generation.owner().pid(),
        generation.owner().started().toEpochMilli(),
        generation.owner().renewed().map(Instant::toEpochMilli).orElse(NEVER));
  }

  private long run(Allotment allotment, long loadTest) throws SQLException {
    long id = request.run().isPresent() ? request.run().getAsLong() : allotment.run();
    Optional<Run> known =
        session.first(CatalogRows.RUNS + "WHERE runs.id = ?", CatalogRows::run, id);
    if (known.isPresent()) {
      refuseToOverwrite(known.get());
      LiveRows.refuseToInterrupt(session, id);
      return id;
    }
    session.update("UPDATE next_ids SET next = ? WHERE kind = 'run' AND next <= ?", id + 1, id);
    session.update(
        "INSERT INTO runs (id, load_test_id, status, created, samples, series, rejected, thresholds)"
            + " VALUES (?, ?, ?, ?, 0, 0, 0, '{}')",
        id,
        loadTest,
        RunStatus.CREATED.code(),
        now.toEpochMilli());
    return id;
  }

  private void refuseToOverwrite(Run run) {
    if (run.generation().isPresent() && !request.replace()) {
      throw new RunExistsException(
          "the run %d has data already; write it anew with --replace, or leave --run out for a new id"
              .formatted(run.id()));
    }
  }

  private static int nextGeneration(Session session, long run) throws SQLException {
    List<Generation> earlier =
        session.list(
            "SELECT * FROM generations WHERE run_id = ? ORDER BY generation",
            CatalogRows::generation,
            run);
    for (Generation generation : earlier) {
      refuseToJoin(generation);
      if (generation.state() == Generation.State.WRITING) {
        session.update(
            "UPDATE generations SET state = ? WHERE run_id = ? AND generation = ?",
            Generation.State.ABANDONED.word(),
            run,
            generation.number());
      }
    }
    return earlier.isEmpty() ? 1 : earlier.get(earlier.size() - 1).number() + 1;
  }

  /** Refuses a run that a process is writing. */
  static void refuseToJoin(Generation generation) {
    if (generation.isBeingWritten()) {
      throw new RunExistsException(
          "the run %d is being written by %s; wait until it is done"
              .formatted(generation.run(), generation.owner()));
    }
  }
}
