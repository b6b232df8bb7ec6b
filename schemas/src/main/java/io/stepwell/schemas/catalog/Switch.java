package io.stepwell.schemas.catalog;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/** Makes a complete generation the one that answers; inside one transaction. */
final class Switch {

  private final Session session;
  private final long run;
  private final int generation;

  Switch(Session session, long run, int generation) {
    this.session = session;
    this.run = run;
    this.generation = generation;
  }

  /** To a generation that tells all of its run. */
  void to(GenerationResult result, Collection<String> contained) throws SQLException {
    makeCurrent(result.metrics(), contained);
    session.update(
        "UPDATE runs SET status = ?, start_second = ?, end_second = ?,"
            + " samples = ?, series = ?, rejected = ?, thresholds = ?,"
            + " load_test_id = (SELECT load_test_id FROM generations"
            + " WHERE generations.run_id = runs.id AND generations.generation = ?),"
            + " archive = "
            + archive(result.archive())
            + " WHERE id = ?",
        result.status().code(),
        result.extent().start(),
        result.extent().end(),
        result.samples(),
        result.series(),
        result.rejected(),
        result.thresholds(),
        generation,
        run);
  }

  private static String archive(OptionalInt number) {
    return number.isPresent() ? Integer.toString(number.getAsInt()) : "NULL";
  }

  /** To a generation that tells of its run's samples only; more of them may be on their way. */
  void to(CompactionResult result) throws SQLException {
    makeCurrent(result.metrics(), result.contained());
    long start = result.extent().start();
    long end = result.extent().end();
    session.update(
        "UPDATE runs SET start_second = CASE WHEN start_second < ? THEN start_second ELSE ? END,"
            + " end_second = CASE WHEN end_second > ? THEN end_second ELSE ? END,"
            + " samples = ?, series = ? WHERE id = ?",
        start,
        start,
        end,
        end,
        result.samples(),
        result.series(),
        run);
  }

  private void makeCurrent(List<RunMetric> metrics, Collection<String> contained)
      throws SQLException {
    // The run's row comes first, as everywhere: then no two transactions wait for each other.
    session.update("UPDATE runs SET generation = ? WHERE id = ?", generation, run);
    session.update(
        "UPDATE generations SET state = ? WHERE run_id = ? AND state = ?",
        Generation.State.ABANDONED.word(),
        run,
        Generation.State.CURRENT.word());
    int switched =
        session.update(
            "UPDATE generations SET state = ? WHERE run_id = ? AND generation = ? AND state = ?",
            Generation.State.CURRENT.word(),
            run,
            generation,
            Generation.State.WRITING.word());
    if (switched != 1) {
      throw new CatalogException(
          "generation %d of run %d is not being written any more; write the run again"
              .formatted(generation, run));
    }
    for (RunMetric metric : metrics) {
      session.update(
          "INSERT INTO run_metrics (run_id, generation, metric, type, contains)"
              + " VALUES (?, ?, ?, ?, ?)",
          run,
          generation,
          metric.name(),
          metric.type().word(),
          metric.contains().word());
    }
    ContainedFiles.add(session, run, contained);
  }
}
