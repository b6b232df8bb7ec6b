package io.stepwell.schemas.k6;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/**
 * Where a file's bytes come from. A file system of another kind joins by implementing this; {@link
 * LocalFile} and {@link OneTimeSource} are the two at hand.
 */
public interface ByteSource extends Serializable {

  /** The name that messages use, as the user wrote it. */
  String name();

  /** Length in bytes as stored, or −1 where it cannot be known. */
  long size() throws IOException;

  /** Whether {@link #open} may be called again, as with a file but not with standard input. */
  default boolean rereadable() {
    return true;
  }

  /** A stream from byte {@code from} on, as stored; the caller closes it. */
  InputStream open(long from) throws IOException;

  /** Up to {@code length} bytes of the beginning, without using up a source read once. */
  default byte[] head(int length) throws IOException {
    try (InputStream in = open(0)) {
      return in.readNBytes(length);
    }
  }
}
