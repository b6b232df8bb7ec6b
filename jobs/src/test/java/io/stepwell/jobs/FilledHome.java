package io.stepwell.jobs;

import io.stepwell.query.Answer;
import io.stepwell.query.AnswerSeries;
import io.stepwell.query.Engine;
import io.stepwell.query.Question;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.lake.LakeStepStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A home in a directory: backfills go in, and answers come out of its lake. */
public final class FilledHome implements AutoCloseable {

  private final Home home;
  private final Catalog catalog;
  private final LakeStepStore store;

  public FilledHome(Path directory) {
    this(Home.at(directory));
  }

  FilledHome(Home home) {
    this.home = home;
    catalog = home.createCatalog();
    store = new LakeStepStore(home.lakeFiles(), catalog);
  }

  public BackfillResult backfill(RequestBuilder request) {
    return new Backfill(home).run(request.build(), Progress.NONE);
  }

  public Home home() {
    return home;
  }

  public Catalog catalog() {
    return catalog;
  }

  public LakeStepStore store() {
    return store;
  }

  /** An engine for one question. */
  Engine engine() {
    return new Engine(store.pinned());
  }

  Answer aggregate(long run, String metric, String query) {
    return engine().aggregate(run, Question.of(metric, query));
  }

  Answer range(long run, String metric, String query, long step) {
    Optional<String> seconds = Optional.of(Long.toString(step));
    return engine()
        .range(run, Question.of(metric, query, seconds, Optional.empty(), Optional.empty()));
  }

  /** The one value of an aggregate query that has one. */
  double value(long run, String metric, String query) {
    List<AnswerSeries> series = aggregate(run, metric, query).series();
    if (series.size() != 1) {
      throw new AssertionError(query + " of " + metric + " gives " + series);
    }
    return series.get(0).value(0);
  }

  /** All files but the catalog's, relative to the home, hidden and unfinished ones too. */
  List<String> files() throws IOException {
    Path root = home.directory();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .filter(file -> !file.startsWith("catalog.db"))
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() {
    catalog.close();
  }
}
