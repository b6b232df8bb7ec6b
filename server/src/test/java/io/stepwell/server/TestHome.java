package io.stepwell.server;

import io.stepwell.metrics.Aggregate;
import io.stepwell.metrics.Contains;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.Resolution;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.RunExtent;
import io.stepwell.query.k6test.K6Test;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.GenerationRequest;
import io.stepwell.schemas.catalog.GenerationResult;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.catalog.RunFiles;
import io.stepwell.schemas.catalog.RunMetric;
import io.stepwell.schemas.catalog.RunStatus;
import io.stepwell.schemas.lake.GenerationWriter;
import io.stepwell.schemas.lake.LakeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A home in a directory of its own, filled with runs as a backfill would leave them. */
public final class TestHome implements AutoCloseable {

  private final Home home;
  private final Catalog catalog;

  private TestHome(Home home) {
    this.home = home;
    this.catalog = home.createCatalog();
  }

  public static TestHome create() {
    try {
      return new TestHome(Home.at(Files.createTempDirectory("stepwell-server")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path directory() {
    return home.directory();
  }

  public Catalog catalog() {
    return catalog;
  }

  public LakeFiles files() {
    return home.lakeFiles();
  }

  /** Writes the samples of a script in the test language, each run into that load test. */
  public void write(long project, String loadTest, String script) {
    write(project, loadTest, "{}", K6Test.parse("script", script).samples());
  }

  /** Writes samples, each run as a new generation. */
  public void write(long project, String loadTest, String thresholds, List<Sample> samples) {
    Map<Long, List<Sample>> byRun = new TreeMap<>();
    samples.forEach(
        sample -> byRun.computeIfAbsent(sample.run(), run -> new ArrayList<>()).add(sample));
    byRun.forEach((run, ofRun) -> writeRun(project, loadTest, thresholds, run, ofRun));
  }

  private void writeRun(
      long project, String loadTest, String thresholds, long run, List<Sample> samples) {
    Generation generation = claim(project, loadTest, run);
    new RunFiles(catalog, files()).sweep(run);
    Map<SeriesKey, Map<Long, Aggregate>> steps = new TreeMap<>();
    Map<String, MetricType> types = new TreeMap<>();
    for (Sample sample : samples) {
      types.put(sample.series().metric(), sample.type());
      steps
          .computeIfAbsent(sample.series(), key -> new TreeMap<>())
          .computeIfAbsent(sample.second(), second -> sample.type().empty())
          .observe(sample.epochNanos(), sample.value());
    }
    try (GenerationWriter writer = new GenerationWriter(files(), run, generation.number(), 0)) {
      for (Map.Entry<SeriesKey, Map<Long, Aggregate>> series : steps.entrySet()) {
        for (Map.Entry<Long, Aggregate> step : series.getValue().entrySet()) {
          writer.write(
              new Part(run, series.getKey(), Resolution.BASE, step.getKey(), step.getValue()));
        }
      }
      writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long start = samples.stream().mapToLong(Sample::second).min().orElseThrow();
    long last = samples.stream().mapToLong(Sample::second).max().orElseThrow();
    catalog.switchTo(
        new GenerationResult(
            generation.number(),
            RunStatus.FINISHED,
            new RunExtent(run, start, last + 1),
            samples.size(),
            steps.size(),
            0,
            OptionalInt.empty(),
            types.entrySet().stream()
                .map(type -> new RunMetric(type.getKey(), type.getValue(), Contains.DEFAULT))
                .toList(),
            thresholds));
  }

  /** Makes the next new load test get that id. */
  public void nextLoadTest(long id) {
    next("load_test", id);
  }

  /** Makes the next new run get that id. */
  public void nextRun(long id) {
    next("run", id);
  }

  private void next(String kind, long id) {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory().resolve("catalog.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE next_ids SET next = %d WHERE kind = '%s'".formatted(id, kind));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Makes a run known that has no data yet. */
  public Generation claim(long project, String loadTest, long run) {
    return catalog.claim(
        new GenerationRequest(OptionalLong.of(run), project, loadTest, true, List.of("test")));
  }

  /** Closes it and removes its directory. */
  @Override
  public void close() {
    catalog.close();
    try (Stream<Path> files = Files.walk(directory())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
