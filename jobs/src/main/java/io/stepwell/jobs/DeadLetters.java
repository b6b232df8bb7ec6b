package io.stepwell.jobs;

import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.catalog.Home;
import io.stepwell.schemas.k6.K6File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the dead letters of one backfill are: first what each task wrote, then one file of all. */
final class DeadLetters {

  private final Path directory;
  private final String ofRun;
  private final Path parts;
  private final Path collected;

  DeadLetters(Home home, Generation generation) {
    this.directory = home.directory().resolve("dead-letters");
    this.ofRun = "run-" + generation.run() + "-generation-";
    String name = ofRun + generation.number();
    this.parts = directory.resolve("." + name);
    this.collected = directory.resolve(name + ".jsonl");
  }

  /** The directory that tasks write to. */
  Path parts() {
    return parts;
  }

  /**
   * Makes one file of what the tasks wrote.
   *
   * @param asked where the user wants it; in the home without that
   * @return the file, if there was anything to write
   */
  Optional<Path> collect(List<K6File> files, Optional<Path> asked) throws IOException {
    List<Path> written = written();
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Path target = asked.orElse(collected);
    new DeadLetterFile(written, files).write(target);
    return Optional.of(target);
  }

  private List<Path> written() throws IOException {
    if (!Files.isDirectory(parts)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(parts)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }

  /**
   * Removes what tasks wrote in backfills of the run that were killed; this one is the only one.
   */
  void sweep() throws IOException {
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, "." + ofRun + "*")) {
        for (Path leftover : left) {
          delete(leftover);
        }
      }
    }
  }

  /** Removes what the tasks wrote. */
  void discard() throws IOException {
    if (Files.isDirectory(parts)) {
      delete(parts);
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
