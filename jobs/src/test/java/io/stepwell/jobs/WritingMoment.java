package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.catalog.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How far a process has come that writes a generation of a run and is to be killed. */
enum WritingMoment {
  /** The catalog knows that a generation is being written. */
  CLAIMED {
    @Override
    boolean isReached(FilledHome home, long run, int generation) {
      return home.catalog().generations(run).stream()
          .anyMatch(known -> known.state() == Generation.State.WRITING);
    }
  },
  /** Files of the new generation are there, none of them whole. */
  WRITING {
    @Override
    boolean isReached(FilledHome home, long run, int generation) throws IOException {
      return !files(home, generation).isEmpty();
    }
  },
  /** All files of the new generation are there under their names; only the switch is missing. */
  WRITTEN {
    @Override
    boolean isReached(FilledHome home, long run, int generation) throws IOException {
      List<String> files = files(home, generation);
      return files.stream().anyMatch(file -> file.contains("steps/"))
          && files.stream().anyMatch(file -> file.contains("series/"))
          && files.stream().allMatch(file -> file.contains("/part-"));
    }
  };

  private static final int SIGKILL = 128 + 9;

  abstract boolean isReached(FilledHome home, long run, int generation) throws IOException;

  private static List<String> files(FilledHome home, int generation) throws IOException {
    return home.files().stream()
        .filter(file -> file.contains("generation=" + generation + "/"))
        .toList();
  }

  /** Starts a process that never comes to its end, and kills it when it is so far. */
  void kill(ProcessBuilder builder, FilledHome home, long run, int generation)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("writing-", ".log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      while (!isReached(home, run, generation)) {
        assertThat(process.waitFor(5, TimeUnit.MILLISECONDS))
            .as("it ended by itself: %s", Files.readString(log))
            .isFalse();
      }
    } finally {
      process.destroyForcibly().waitFor();
      Files.delete(log);
    }
    assertThat(process.exitValue()).isEqualTo(SIGKILL);
  }
}
