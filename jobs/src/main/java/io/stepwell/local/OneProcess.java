package io.stepwell.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Lets one process at a time, and it once, work on a directory; over when the process ends. */
final class OneProcess implements AutoCloseable {

  private static final String FILE = ".in-use";

  private final FileChannel channel;

  private OneProcess(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the directory, which is made if it is not there.
   *
   * @throws LocalException if another has it, or if it cannot be written
   */
  static OneProcess on(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new LocalException(
            "another stepwell up runs on %s; stop it, or name another home with --home"
                .formatted(directory));
      }
      return new OneProcess(channel);
    } catch (IOException e) {
      throw new LocalException("%s cannot be written".formatted(directory), e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new LocalException("the lock of a directory cannot be let go", e);
    }
  }
}
