package io.stepwell.server.export;

import io.stepwell.schemas.catalog.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Where exported files are. A file belongs to one making of a run, so that a run of the same id
 * that comes after it is deleted does not find it.
 */
final class ExportDirectory {

  /** How long a file is kept. */
  static final Duration KEPT = Duration.ofDays(1);

  private final Path directory;

  ExportDirectory(Path directory) {
    this.directory = directory;
  }

  /** The file of a run, if there is one. */
  Optional<Path> file(Run run) {
    return Optional.of(path(run)).filter(Files::isRegularFile);
  }

  private Path path(Run run) {
    return directory.resolve("run-%d-%d.csv".formatted(run.id(), run.created().toEpochMilli()));
  }

  /** A new file to write; nobody sees it before it is {@link #put}. */
  Path begin(Run run) throws IOException {
    Files.createDirectories(directory);
    return directory.resolve(path(run).getFileName() + "." + UUID.randomUUID() + ".part");
  }

  /** Makes a written file that of the run. */
  void put(Path part, Run run) throws IOException {
    Files.move(part, path(run), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes what was kept long enough, and what killed writers have left. */
  void sweep(Instant now) {
    delete("run-*.csv*", file -> isOld(file, now));
  }

  /** Deletes all files of a run. */
  void delete(long run) {
    delete("run-" + run + "-*.csv*", file -> true);
  }

  /** Which files are meant. */
  @FunctionalInterface
  private interface Choice {
    boolean includes(Path file) throws IOException;
  }

  private void delete(String names, Choice choice) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, names)) {
      for (Path file : files) {
        if (choice.includes(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("old exports cannot be deleted", e);
    }
  }

  /** What another server has just deleted is none of ours. */
  private static boolean isOld(Path file, Instant now) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().plus(KEPT).isBefore(now);
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
