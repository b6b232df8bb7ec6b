package io.stepwell.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Watches the room on a home's disk. Kafka gives up on a disk as soon as a write fails, so nothing
 * more must be taken in while there is still room for what has been taken already: for its way
 * through Flink into the lake, and for the checkpoints that go with it.
 */
final class DiskRoom {

  /** What is left alone, in bytes; a backlog of pushes is far smaller once it is in the lake. */
  private static final long RESERVE = 128L << 20;

  private final Path home;
  private final FileStore disk;
  private final Consumer<String> notes;
  private final AtomicBoolean isShort = new AtomicBoolean();

  /**
   * @param home a directory that is there
   * @param notes is told when room becomes short, and when there is enough again
   */
  DiskRoom(Path home, Consumer<String> notes) {
    this.home = home;
    this.notes = notes;
    try {
      this.disk = Files.getFileStore(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why nothing can be taken in at the moment, in a sentence; empty if it can. */
  Optional<String> shortage() {
    boolean now = usable() < RESERVE;
    if (isShort.getAndSet(now) != now) {
      notes.accept(now ? sentence() + "; until then pushes are refused" : "there is room again");
    }
    return now ? Optional.of(sentence()) : Optional.empty();
  }

  private long usable() {
    try {
      return disk.getUsableSpace();
    } catch (IOException e) {
      // What cannot be told is found out by whoever writes.
      return Long.MAX_VALUE;
    }
  }

  private String sentence() {
    return "the disk of the home %s has less than %d MB left; make room there"
        .formatted(home, RESERVE >> 20);
  }
}
