package io.stepwell.jobs;

import io.stepwell.schemas.catalog.Generation;
import io.stepwell.schemas.k6.K6File;
import io.stepwell.schemas.lake.LakeFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the dead letters of one backfill are: first what each task wrote, then one file of all. */
final class DeadLetters {

  private final LakeFiles files;
  private final String ofRun;
  private final String parts;
  private final String collected;

  /**
   * @param files where those of all backfills are
   */
  DeadLetters(LakeFiles files, Generation generation) {
    this.files = files;
    this.ofRun = "run-" + generation.run() + "-generation-";
    String name = ofRun + generation.number();
    this.parts = "." + name;
    this.collected = name + ".jsonl";
  }

  /** The directory that tasks write to. */
  URI parts() {
    return files.root().resolve(parts + "/");
  }

  /**
   * Makes one file of what the tasks wrote.
   *
   * @param asked where the user wants it; with the others without that
   * @return the file, if there was anything to write
   */
  Optional<URI> collect(List<K6File> input, Optional<Path> asked) throws IOException {
    List<String> written = files.files(parts);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    DeadLetterFile letters = new DeadLetterFile(files, written, input);
    try (OutputStream out = asked.isPresent() ? create(asked.get()) : files.create(collected)) {
      letters.write(out);
    }
    return Optional.of(asked.map(Path::toUri).orElseGet(() -> files.root().resolve(collected)));
  }

  private static OutputStream create(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    return Files.newOutputStream(file);
  }

  /**
   * Removes what tasks wrote in backfills of the run that were killed; this one is the only one.
   */
  void sweep() throws IOException {
    for (String directory : files.directories("")) {
      if (directory.startsWith("." + ofRun)) {
        files.delete(directory);
      }
    }
  }

  /** Removes what the tasks wrote. */
  void discard() throws IOException {
    files.delete(parts);
  }
}
