package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.cluster.JavaProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A compaction that is killed: the old files go on answering, and the next compaction does what the
 * killed one was to do and clears up behind it.
 */
@Timeout(120)
class KilledCompactionIT {

  @ParameterizedTest
  @EnumSource
  void theOldFilesAnswerAndTheNextCompactionClearsUp(WritingMoment moment, @TempDir Path directory)
      throws Exception {
    try (FilledHome home = new FilledHome(directory.resolve("home"))) {
      StreamedRun run = StreamedRun.begin(home).seconds(0, 15).end();
      AllAnswers answers = AllAnswers.of(home, run.id());

      ProcessBuilder process =
          JavaProcess.of(
              CompactionProcess.class,
              directory,
              home.home().directory().toString(),
              String.valueOf(run.id()));
      moment.kill(process, home, run.id(), 1);
      answers.assertStillGiven();

      Compacted done = run.compact();
      assertThat(done.generation()).isEqualTo(2);
      answers.assertStillGiven();
      assertThat(home.files())
          .as("nothing of the killed one, nor of anything unfinished")
          .hasSize(done.after().files())
          .allMatch(file -> file.contains("generation=2/part-"));
    }
  }
}
