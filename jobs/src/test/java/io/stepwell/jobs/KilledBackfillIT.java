package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.catalog.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
  private static final int SIGKILL = 128 + 9;

  /** How far the killed backfill has come. */
  private enum Moment {
    /** The catalog knows that a generation is being written. */
    CLAIMED {
      @Override
      boolean isReached(FilledHome home) {
        return home.catalog().generations(RUN).stream()
            .anyMatch(generation -> generation.state() == Generation.State.WRITING);
      }
    },
    /** Files of the new generation are there, none of them whole. */
    WRITING {
      @Override
      boolean isReached(FilledHome home) throws IOException {
        return home.files().stream().anyMatch(file -> file.contains("generation=2/"));
      }
    },
    /** All files of the new generation are there under their names; only the switch is missing. */
    WRITTEN {
      @Override
      boolean isReached(FilledHome home) throws IOException {
        List<String> files =
            home.files().stream().filter(file -> file.contains("generation=2/")).toList();
        return files.stream().anyMatch(file -> file.contains("steps/"))
            && files.stream().anyMatch(file -> file.contains("series/"))
            && files.stream().allMatch(file -> file.contains("/part-"));
      }
    };

    abstract boolean isReached(FilledHome home) throws IOException;
  }

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
  void theOldGenerationAnswersAndTheNextBackfillClearsUp(Moment moment, @TempDir Path directory)
      throws Exception {
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

  private static void killAt(Moment moment, FilledHome home, Path directory) throws Exception {
    Path log = directory.resolve("log");
    Process process =
        JavaProcess.of(
                BackfillProcess.class,
                directory,
                home.home().directory().toString(),
                String.valueOf(RUN),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      while (!moment.isReached(home)) {
        assertThat(process.waitFor(5, TimeUnit.MILLISECONDS))
            .as("the backfill ended by itself: %s", Files.readString(log))
            .isFalse();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(process.exitValue()).isEqualTo(SIGKILL);
  }
}
