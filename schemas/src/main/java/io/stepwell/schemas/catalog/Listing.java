package io.stepwell.schemas.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** A list that is asked for page by page: conditions, and the arguments that go into them. */
final class Listing {

  /** When a run began: a backfilled one before the catalog heard of it. */
  private static final String BEGAN =
      "(CASE WHEN runs.start_second * 1000 < runs.created THEN runs.start_second * 1000"
          + " ELSE runs.created END)";

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> arguments = new ArrayList<>();

  private Listing() {}

  static Page<Run> runs(Session session, RunFilter filter, Paging paging) throws SQLException {
    Listing listing = new Listing();
    listing.projects(filter.scope(), filter.project());
    filter.loadTest().ifPresent(id -> listing.where("runs.load_test_id = ?", id));
    filter.from().ifPresent(time -> listing.where(BEGAN + " >= ?", time.toEpochMilli()));
    filter.before().ifPresent(time -> listing.where(BEGAN + " < ?", time.toEpochMilli()));
    return listing.page(session, paging, CatalogRows.RUNS, BEGAN, "runs.id", CatalogRows::run);
  }

  static Page<LoadTest> loadTests(Session session, LoadTestFilter filter, Paging paging)
      throws SQLException {
    Listing listing = new Listing();
    listing.projects(filter.scope(), filter.project());
    filter.name().ifPresent(name -> listing.where("load_tests.name = ?", name));
    return listing.page(
        session,
        paging,
        CatalogRows.LOAD_TESTS,
        "load_tests.created",
        "load_tests.id",
        CatalogRows::loadTest);
  }

  private void projects(Scope scope, OptionalLong project) {
    project.ifPresent(id -> where("load_tests.project_id = ?", id));
    scope.projects().ifPresent(this::oneOf);
  }

  private void oneOf(Set<Long> projects) {
    if (projects.isEmpty()) {
      where("1 = 0");
      return;
    }
    String marks = projects.stream().map(id -> "?").collect(Collectors.joining(", "));
    where("load_tests.project_id IN (" + marks + ")", projects.toArray());
  }

  private void where(String condition, Object... values) {
    conditions.add(condition);
    arguments.addAll(List.of(values));
  }

  private <T> Page<T> page(
      Session session,
      Paging paging,
      String select,
      String time,
      String id,
      Session.RowReader<T> reader)
      throws SQLException {
    String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    long total =
        session
            .first(
                "SELECT COUNT(*) " + select.substring(select.indexOf("FROM")) + where,
                row -> row.getLong(1),
                arguments.toArray())
            .orElse(0L);
    String order = paging.newestFirst() ? " DESC" : "";
    List<Object> all = new ArrayList<>(arguments);
    all.add(paging.top());
    all.add(paging.skip());
    List<T> items =
        session.list(
            select + where + " ORDER BY " + time + order + ", " + id + order + " LIMIT ? OFFSET ?",
            reader,
            all.toArray());
    return new Page<>(items, total);
  }
}
