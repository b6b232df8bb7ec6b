package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up while a run is replaced: a small file system in memory. */
class FullDiskIT {

  private static final long RUN = 3;

  @Test
  void theBackfillFailsWithASentenceAndTheOldGenerationAnswers(@TempDir Path directory)
      throws Exception {
    Path big =
        K6Output.repeat(K6Output.lines(Fixture.RUN2.json()), 20, directory.resolve("big.json"));
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), "700k")) {
      try (FilledHome home = new FilledHome(disk.directory())) {
        home.backfill(RequestBuilder.of(Fixture.WS.json()).run(RUN));
        Map<String, Double> figures = RunFigures.of(home, RUN);
        assertThatThrownBy(() -> home.backfill(RequestBuilder.of(big).run(RUN).replacing()))
            .isInstanceOf(JobFailedException.class)
            .hasMessageContaining("No space left on device");
        assertThat(RunFigures.of(home, RUN)).isEqualTo(figures);
        assertThat(home.files()).noneMatch(file -> file.contains("generation=2"));
      }
    }
  }
}
