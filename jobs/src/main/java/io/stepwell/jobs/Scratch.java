package io.stepwell.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where Flink keeps what jobs in this process need while they run. Flink clears up behind a job in
 * the background, which a process that ends with its job does not wait for; so the directory is
 * removed at the process's end.
 */
final class Scratch {

  private static final Path DIRECTORY = make();

  private Scratch() {}

  static Path directory() {
    return DIRECTORY;
  }

  private static Path make() {
    try {
      Path directory = Files.createTempDirectory("stepwell-flink-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory), "scratch"));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary directory cannot be written", e);
    }
  }

  /** As far as can be: Flink may be at it too. */
  private static void delete(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // The process is ending, and there is nobody left to tell; the system clears its own
      // temporary directory some day.
      return;
    }
  }
}
