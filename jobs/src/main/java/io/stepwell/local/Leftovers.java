package io.stepwell.local;

import io.stepwell.functions.LakeSinks;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * Files that a killed live job had begun and that never got their names. A start names those that a
 * checkpoint holds; the others' content is read again, so once a new checkpoint is complete nobody
 * needs any from before that start. In an object store other jobs' files may be among them, and the
 * store has a rule of its own for them.
 */
final class Leftovers {

  private static final String UNFINISHED = ".*\\.inprogress\\..*";

  private final Optional<Path> lake;
  private final Instant started;

  /**
   * @param lake the lake's root
   * @param started when this process began to write
   */
  Leftovers(URI lake, Instant started) {
    this.lake = "file".equals(lake.getScheme()) ? Optional.of(Path.of(lake)) : Optional.empty();
    this.started = started;
  }

  /** Deletes them. */
  void sweep() throws IOException {
    if (lake.isPresent()) {
      sweep(lake.get());
    }
  }

  private void sweep(Path root) throws IOException {
    for (Kind kind : Kind.values()) {
      // Where any run's are, as every run's are side by side.
      Path anyRun = root.resolve(LakePaths.generation(kind, 0, LakeSinks.LIVE));
      for (Path run : Trees.inside(anyRun.resolve("../..").normalize())) {
        for (Path file : Trees.inside(run.resolve(anyRun.getFileName()))) {
          if (isLeft(file)) {
            Files.deleteIfExists(file);
          }
        }
      }
    }
  }

  private boolean isLeft(Path file) throws IOException {
    return file.getFileName().toString().matches(UNFINISHED)
        && Files.getLastModifiedTime(file).compareTo(FileTime.from(started)) < 0;
  }
}
