package io.stepwell.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.metrics.Counter;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Part;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.query.SeriesSteps;
import io.stepwell.schemas.lake.GenerationWriter;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import io.stepwell.schemas.lake.LakeStepStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catalog and lake together: what is written is answered, and nothing before the switch. */
class HomeTest {

  private static final SeriesKey SERIES =
      new SeriesKey("http_reqs", Labels.ofSorted("name", "login"));

  private final Path directory;
  private final Home home;

  HomeTest(@TempDir Path directory) {
    this.directory = directory;
    this.home = Home.at(directory.resolve("home"));
  }

  private static GenerationRequest rewriting(long run) {
    return new GenerationRequest(
        OptionalLong.of(run), Catalog.DEFAULT_PROJECT, "checkout", true, List.of("a.json"));
  }

  private Generation write(Catalog catalog, double value) throws IOException {
    Generation generation = catalog.claim(rewriting(5));
    Counter counter = new Counter();
    counter.add(1, value);
    try (GenerationWriter writer =
        new GenerationWriter(home.lakeFiles(), 5, generation.number(), 0)) {
      writer.write(new Part(5, SERIES, 1, 100, counter));
      writer.finish();
    }
    return generation;
  }

  private static GenerationResult done(Generation generation) {
    return CatalogContract.done(generation, 100);
  }

  private double sum(Catalog catalog) {
    List<SeriesSteps> series =
        new LakeStepStore(home.lakeFiles(), catalog)
            .steps(5, "http_reqs", labels -> true, MetricType.COUNTER.columns());
    Counter merged = new Counter();
    series.forEach(steps -> steps.mergeInto(merged, 0, 1000));
    return merged.sum();
  }

  private List<String> generations(Kind kind) throws IOException {
    return home.lakeFiles().directories(LakePaths.run(kind, 5));
  }

  @Test
  void whatIsSwitchedToIsAnswered() throws IOException {
    try (Catalog catalog = home.createCatalog()) {
      Generation first = write(catalog, 3);
      assertThat(sum(catalog)).isZero();
      catalog.switchTo(done(first));
      assertThat(sum(catalog)).isEqualTo(3);
    }
  }

  @Test
  void aRewriteThatEndsBeforeTheSwitchLeavesTheOldAnswer() throws IOException {
    try (Catalog catalog = home.createCatalog()) {
      catalog.switchTo(done(write(catalog, 3)));
      Generation second = write(catalog, 30);
      assertThat(sum(catalog)).isEqualTo(3);
      catalog.abandon(second);
    }
    try (Catalog catalog = home.openCatalog()) {
      assertThat(sum(catalog)).isEqualTo(3);
    }
  }

  @Test
  void filesOfGenerationsThatDoNotCountAreSwept() throws IOException {
    try (Catalog catalog = home.createCatalog()) {
      catalog.switchTo(done(write(catalog, 3)));
      catalog.abandon(write(catalog, 30));
      catalog.switchTo(done(write(catalog, 40)));
      Generation writing = write(catalog, 50);
      assertThat(generations(Kind.STEPS)).hasSize(4);

      new RunFiles(catalog, home.lakeFiles()).sweep(5);

      assertThat(generations(Kind.STEPS)).containsExactly("generation=3", "generation=4");
      assertThat(generations(Kind.SERIES)).containsExactly("generation=3", "generation=4");
      assertThat(sum(catalog)).isEqualTo(40);
      catalog.switchTo(done(writing));
      assertThat(sum(catalog)).isEqualTo(50);
    }
  }

  @Test
  void theArchiveOfAnEarlierGenerationIsKeptWhileTheRunNamesIt() throws IOException {
    LakeFiles files = home.lakeFiles();
    try (Catalog catalog = home.createCatalog()) {
      Generation first = write(catalog, 3);
      files.create(LakePaths.newFile(Kind.SAMPLES, 5, first.number(), 0)).close();
      catalog.switchTo(done(first));
      Generation second = write(catalog, 4);
      GenerationResult result = done(second);
      catalog.switchTo(
          new GenerationResult(
              result.generation(),
              result.status(),
              result.extent(),
              result.samples(),
              result.series(),
              result.rejected(),
              OptionalInt.of(first.number()),
              result.metrics(),
              result.thresholds()));

      new RunFiles(catalog, files).sweep(5);

      assertThat(generations(Kind.STEPS)).containsExactly("generation=2");
      assertThat(generations(Kind.SAMPLES)).containsExactly("generation=1");
    }
  }

  @Test
  void aDeletedRunTakesItsFilesAlong() throws IOException {
    try (Catalog catalog = home.createCatalog()) {
      catalog.switchTo(done(write(catalog, 3)));
      RunFiles files = new RunFiles(catalog, home.lakeFiles());

      assertThat(files.delete(5)).isTrue();
      assertThat(files.delete(5)).isFalse();

      assertThat(sum(catalog)).isZero();
      assertThat(generations(Kind.STEPS)).isEmpty();
    }
  }

  @Test
  void aHomeThatIsNotThereIsNotMadeByReading() {
    assertThatThrownBy(home::openCatalog)
        .isInstanceOf(NoHomeException.class)
        .hasMessageContaining(home.directory().toString());
    assertThat(home.directory()).doesNotExist();
  }

  @Test
  void aHomeThatCannotBeMadeIsSaidInOneSentence() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> Home.at(file.resolve("home")).createCatalog())
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("cannot be made");
  }

  @Test
  void lakeAndCatalogMayBeElsewhere() throws IOException {
    Path lake = directory.resolve("other lake");
    String catalogUrl = "jdbc:sqlite:" + directory.resolve("other.db");
    Home elsewhere =
        new Home(directory.resolve("h"), Optional.of(lake.toUri()), Optional.of(catalogUrl));

    try (Catalog catalog = elsewhere.createCatalog()) {
      assertThat(catalog.runs()).isEmpty();
    }
    elsewhere.lakeFiles().create("steps/x.parquet").close();

    assertThat(directory.resolve("other.db")).exists();
    assertThat(directory.resolve("h")).doesNotExist();
    assertThat(lake.resolve("steps/x.parquet")).exists();
  }

  @Test
  void noPathLeadsOutOfTheLake() {
    assertThatThrownBy(() -> home.lakeFiles().open("../catalog.db"))
        .hasMessageContaining("leads out of the lake");
  }
}
