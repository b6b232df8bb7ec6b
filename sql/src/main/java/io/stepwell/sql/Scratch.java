package io.stepwell.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for what Flink has to write while a session lasts, however the process ends. */
record Scratch(Path directory) implements AutoCloseable {

  static Scratch create() {
    try {
      Scratch scratch = new Scratch(Files.createTempDirectory("stepwell-sql"));
      Runtime.getRuntime().addShutdownHook(new Thread(scratch::close));
      return scratch;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What cannot be deleted is left to whoever clears the system's temporary directory. */
  @Override
  public void close() {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : deepestFirst) {
        Files.deleteIfExists(entry);
      }
    } catch (IOException | UncheckedIOException e) {
      directory.toFile().deleteOnExit();
    }
  }
}
