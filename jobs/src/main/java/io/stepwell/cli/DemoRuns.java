package io.stepwell.cli;

import io.stepwell.jobs.BackfillRequest;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.catalog.LoadTest;
import io.stepwell.schemas.catalog.LoadTestRuns;
import io.stepwell.schemas.catalog.NoHomeException;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.k6.K6Summary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** The two runs that come with Stepwell: one k6 script, run twice, with k6's own summaries. */
final class DemoRuns {

  /** The load test that they are runs of. */
  static final String LOAD_TEST = "demo";

  /** How many there are. */
  static final int COUNT = 2;

  private DemoRuns() {}

  /**
   * Writes the file of a run into the home, where a user may look at it and backfill it again.
   *
   * @param ordinal from 1
   */
  static Path file(Home home, int ordinal) throws IOException {
    Path directory = Files.createDirectories(home.directory().resolve(LOAD_TEST));
    Path file = directory.resolve(fileName(ordinal));
    try (InputStream in = resource(fileName(ordinal))) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private static String fileName(int ordinal) {
    return "run-" + ordinal + ".json.gz";
  }

  /** k6's own summary of a run. */
  static K6Summary summary(int ordinal) throws IOException {
    String name = "run-" + ordinal + ".summary.json";
    try (InputStream in = resource(name)) {
      return K6Summary.read(in, name);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(DemoRuns.class.getResourceAsStream("/demo/" + name), name);
  }

  /** The backfill of a file; a run that an earlier demo made of it is written anew. */
  static BackfillRequest request(Home home, Path file) {
    OptionalLong earlier = earlier(home, file);
    return new BackfillRequest(
        earlier,
        LOAD_TEST,
        Catalog.DEFAULT_PROJECT,
        List.of(file.toString()),
        Optional.empty(),
        false,
        earlier.isPresent(),
        false,
        true,
        Map.of(),
        Optional.empty(),
        1);
  }

  private static OptionalLong earlier(Home home, Path file) {
    try (Catalog catalog = home.openCatalog()) {
      Optional<LoadTest> loadTest = catalog.loadTest(Catalog.DEFAULT_PROJECT, LOAD_TEST);
      return loadTest.stream()
          .flatMap(known -> catalog.runsOf(known.id(), LoadTestRuns.DEFAULT).stream())
          .mapToLong(Run::id)
          .filter(run -> isOf(catalog.sources(run), file))
          .findFirst();
    } catch (NoHomeException e) {
      return OptionalLong.empty();
    }
  }

  private static boolean isOf(List<String> sources, Path file) {
    return sources.size() == 1 && Path.of(sources.get(0)).equals(file);
  }
}
