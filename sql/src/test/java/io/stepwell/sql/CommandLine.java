package io.stepwell.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.catalog.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./stepwell} in a process of its own. */
final class CommandLine {

  private CommandLine() {}

  /** Runs a command over a home, which has to succeed, and returns the file that it printed to. */
  static Path print(Home home, Path directory, String... words)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile(directory, "printed-", "");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.stepwell.cli.Stepwell",
                "--home",
                home.directory().toString()));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(file.toFile())
            .start();
    assertThat(process.waitFor()).as("exit code of %s", List.of(words)).isZero();
    return file;
  }

  /** What {@code runs files --format json} prints, in a file. */
  static Path files(Home home, Path directory) throws IOException, InterruptedException {
    return print(home, directory, "runs", "files", "--format", "json");
  }
}
