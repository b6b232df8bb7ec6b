package io.stepwell.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.schemas.catalog.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code stepwell runs list --format json} prints, in a file. */
final class RunsFile {

  private RunsFile() {}

  static Path write(Home home, Path directory) throws IOException, InterruptedException {
    Path file = Files.createTempFile(directory, "runs-", ".json");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.stepwell.cli.Stepwell",
            "--home",
            home.directory().toString(),
            "runs",
            "list",
            "--format",
            "json");
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(file.toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    return file;
  }
}
