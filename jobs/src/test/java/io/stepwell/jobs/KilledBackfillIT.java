package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.cluster.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A backfill that is killed while it replaces a run: the old generation goes on answering, and the
 * next backfill does what the killed one was to do and clears up behind it.
 */
@Timeout(120)
class KilledBackfillIT {

  private static final long RUN = 7;

  private static Path file = Path.of("");
  private static Map<String, Double> clean = Map.of();

  @BeforeAll
  static void backfillOnce(@TempDir Path directory) throws IOException {
    List<String> lines = new ArrayList<>(K6Output.lines(Fixture.RUN2.json()));
    lines.add(1, "a \"Point\" that is none, for the dead letters");
    file = K6Output.repeat(lines, 25, directory.resolve("long.json"));
    try (FilledHome home = new FilledHome(directory.resolve("clean"))) {
      home.backfill(RequestBuilder.of(file).run(RUN));
      clean = RunFigures.of(home, RUN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOldGenerationAnswersAndTheNextBackfillClearsUp(
      WritingMoment moment, @TempDir Path directory) throws Exception {
    try (FilledHome home = new FilledHome(directory.resolve("home"))) {
      home.backfill(RequestBuilder.of(Fixture.RUN.json()).run(RUN));
      Map<String, Double> figures = RunFigures.of(home, RUN);

      killAt(moment, home, directory);
      assertThat(RunFigures.of(home, RUN)).isEqualTo(figures);
      try (FilledHome opened = new FilledHome(home.home().directory())) {
        assertThat(RunFigures.of(opened, RUN)).isEqualTo(figures);
      }

      BackfillResult result = home.backfill(RequestBuilder.of(file).run(RUN).replacing());
      assertThat(result.generation()).isEqualTo(3);
      assertThat(RunFigures.of(home, RUN)).isEqualTo(clean);
      assertThat(home.files())
          .as("nothing of the killed one, nor of anything unfinished")
          .noneMatch(name -> name.contains("generation=2") || name.contains("generation-2"))
          .noneMatch(name -> name.contains("/."));
    }
  }

  private static void killAt(WritingMoment moment, FilledHome home, Path directory)
      throws Exception {
    ProcessBuilder process =
        JavaProcess.of(
            BackfillProcess.class,
            directory,
            home.home().directory().toString(),
            String.valueOf(RUN),
            file.toString());
    moment.kill(process, home, RUN, 2);
  }
}
