package io.stepwell.local;

import io.stepwell.functions.LakeSinks;
import io.stepwell.schemas.lake.LakePaths;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * Files that a killed live job had begun and that never got their names. A start names those that a
 * checkpoint holds; the others' content is read again, so once a new checkpoint is complete nobody
 * needs any from before that start.
 */
final class Leftovers {

  private static final String UNFINISHED = ".*\\.inprogress\\..*";

  private final Path lake;
  private final Instant started;

  /**
   * @param lake the lake's directory
   * @param started when this process began to write
   */
  Leftovers(Path lake, Instant started) {
    this.lake = lake;
    this.started = started;
  }

  /** Deletes them. */
  void sweep() throws IOException {
    for (Kind kind : Kind.values()) {
      // Where any run's are, as every run's are side by side.
      Path anyRun = lake.resolve(LakePaths.generation(kind, 0, LakeSinks.LIVE));
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
