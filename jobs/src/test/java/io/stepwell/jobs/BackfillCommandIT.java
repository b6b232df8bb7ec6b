package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.cli.Stepwell;
import io.stepwell.cluster.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, from start to exit. */
class BackfillCommandIT {

  @Test
  void endsWithItsExitCodeAndLeavesNothingInTheTemporaryDirectory(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    String home = directory.resolve("home").toString();
    Process first = start(temporary, home);
    String out = new String(first.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(first.waitFor()).isZero();
    assertThat(out).contains("samples    7461");
    assertThat(temporary).isEmptyDirectory();

    Process again = start(temporary, home);
    String error = new String(again.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(again.waitFor()).isEqualTo(3);
    assertThat(error).contains("--replace").hasLineCount(1);
    assertThat(temporary).isEmptyDirectory();
  }

  private static Process start(Path temporary, String home) throws IOException {
    return JavaProcess.of(
            Stepwell.class,
            temporary,
            "backfill",
            "--quiet",
            "--home",
            home,
            "--run",
            "1",
            Fixture.RUN.json().toString())
        .start();
  }
}
