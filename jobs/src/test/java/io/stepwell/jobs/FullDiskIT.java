package io.stepwell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
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

  /** A file system of a few kilobytes, which only root may mount. */
  private record SmallDisk(Path directory) implements AutoCloseable {

    static SmallDisk mount(Path directory, String size) throws IOException, InterruptedException {
      Files.createDirectories(directory);
      boolean root = "root".equals(System.getProperty("user.name"));
      boolean mounted =
          root && run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", directory.toString());
      if (!mounted && !(root && "true".equals(System.getenv("CI")))) {
        System.out.println(
            "FullDiskIT: skipped, as a small file system can be mounted only by root");
        assumeTrue(false, "no small file system can be mounted");
      }
      assertThat(mounted).as("a file system mounted by root").isTrue();
      return new SmallDisk(directory);
    }

    @Override
    public void close() throws IOException, InterruptedException {
      assertThat(run("umount", directory.toString())).isTrue();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
  }
}
