package io.stepwell.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.query.RunExtent;
import io.stepwell.schemas.lake.LakeFiles;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a live run, from its first one to the last. */
class RunFilesTest {

  private final LakeFiles lake;
  private final Catalog catalog;
  private final RunFiles files;
  private final long run;

  RunFilesTest(@TempDir Path directory) {
    Home home = Home.at(directory);
    lake = home.lakeFiles();
    catalog = home.createCatalog();
    files = new RunFiles(catalog, lake);
    run =
        catalog
            .liveRuns()
            .create(
                new LiveRunRequest(
                    "",
                    Catalog.DEFAULT_PROJECT,
                    "checkout",
                    RunStatus.CREATED,
                    Instant.EPOCH,
                    "k6",
                    "{}",
                    "{}",
                    new LiveRun.Plan(1, 30)))
            .run()
            .id();
  }

  private String file(Kind kind, int generation) throws IOException {
    String path = LakePaths.newFile(kind, run, generation, 0);
    lake.create(path).close();
    return path;
  }

  private Generation compact(List<String> contained) throws IOException {
    Generation generation = catalog.claimAgain(run).orElseThrow();
    file(Kind.STEPS, generation.number());
    catalog.switchTo(
        new CompactionResult(
            generation.number(),
            new RunExtent(run, 500, 530),
            1,
            1,
            List.of(),
            Set.copyOf(contained)));
    return generation;
  }

  @Test
  void onlyTheLiveFilesThatAreContainedAreSwept() throws IOException {
    String steps = file(Kind.STEPS, 0);
    String series = file(Kind.SERIES, 0);
    String samples = file(Kind.SAMPLES, 0);
    assertThat(files.live(run)).containsExactly(steps, series);
    Generation generation = compact(files.live(run));
    String late = file(Kind.STEPS, 0);
    assertThat(files.live(run)).containsExactly(late);

    files.sweep(run);

    assertThat(lake.exists(steps)).isFalse();
    assertThat(lake.exists(series)).isFalse();
    assertThat(lake.exists(samples)).as("nothing else has what is in them").isTrue();
    assertThat(lake.exists(late)).isTrue();
    assertThat(lake.list(LakePaths.generation(Kind.STEPS, run, generation.number()))).hasSize(1);
    assertThat(catalog.contained(run)).isEmpty();
    assertThat(files.live(run)).containsExactly(late);
  }

  @Test
  void anotherCompactionReplacesTheFirst() throws IOException {
    file(Kind.STEPS, 0);
    compact(files.live(run));
    files.sweep(run);
    file(Kind.STEPS, 0);
    compact(files.live(run));

    files.sweep(run);

    assertThat(lake.directories(LakePaths.run(Kind.STEPS, run)))
        .containsExactly("generation=0", "generation=2");
    assertThat(files.live(run)).isEmpty();
  }

  @Test
  void aRunThatIsWrittenLiveLosesNothingToASweep() throws IOException {
    String steps = file(Kind.STEPS, 0);

    files.sweep(run);

    assertThat(lake.exists(steps)).isTrue();
  }
}
