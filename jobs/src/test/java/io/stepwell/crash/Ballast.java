package io.stepwell.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that takes away a disk's room. */
record Ballast(Path file) {

  private static final int BLOCK_BYTES = 1 << 16;

  /** Leaves so much room, in bytes. */
  void leave(long bytes) throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (Files.getFileStore(file).getUsableSpace() > bytes) {
        out.write(block);
      }
    }
  }

  /** Takes all the room that there is, to the last byte; more than before if it was there. */
  void leaveNone() throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    OpenOption[] options = {StandardOpenOption.CREATE, StandardOpenOption.APPEND};
    for (int length = BLOCK_BYTES; length > 0; length /= 2) {
      try (OutputStream out = Files.newOutputStream(file, options)) {
        while (true) {
          out.write(block, 0, length);
        }
      } catch (IOException e) {
        // There is less room than that.
      }
    }
  }

  /** Gives it all back. */
  void drop() throws IOException {
    Files.delete(file);
  }
}
