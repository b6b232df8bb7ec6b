package io.stepwell.sql;

import io.stepwell.jobs.Backfill;
import io.stepwell.jobs.BackfillRequest;
import io.stepwell.jobs.Progress;
import io.stepwell.query.Engine;
import io.stepwell.query.StepStore;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** A home with the two runs of the demo, asked by the engine of the metrics API too. */
final class DemoHome implements AutoCloseable {

  static final List<Long> RUNS = List.of(1L, 2L);

  private final Home home;
  private final OpenLake lake;

  private DemoHome(Home home) {
    this.home = home;
    this.lake = OpenLake.of(home);
  }

  /** Backfills the runs into a directory. */
  static DemoHome in(Path directory) throws IOException {
    Home home = Home.at(directory.resolve("home"));
    for (long run : RUNS) {
      Path file = directory.resolve("run-" + run + ".json.gz");
      try (InputStream in = DemoHome.class.getResourceAsStream("/demo/" + file.getFileName())) {
        Files.copy(Objects.requireNonNull(in, "the demo's runs"), file);
      }
      backfill(home, run, file, false);
    }
    return new DemoHome(home);
  }

  /** Writes a run of a home, anew if it is there already. */
  static void backfill(Home home, long run, Path file, boolean replace) {
    new Backfill(home)
        .run(
            new BackfillRequest(
                OptionalLong.of(run),
                "demo",
                Catalog.DEFAULT_PROJECT,
                List.of(file.toString()),
                Optional.empty(),
                false,
                replace,
                false,
                true,
                Map.of(),
                Optional.empty(),
                1),
            Progress.NONE);
  }

  Home home() {
    return home;
  }

  StepStore store() {
    return lake.store();
  }

  Engine engine() {
    return lake.engine();
  }

  @Override
  public void close() {
    lake.close();
  }
}
