package io.stepwell.schemas.k6;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The unpacked bytes of a file, as far as they can be had. */
final class Content implements Closeable {

  private static final int UNPACK_BUFFER = 1 << 16;

  private final K6File file;
  private final boolean salvage;
  private final StoredStream stored;
  private final InputStream unpacked;
  private long position;
  private String damage = "";

  /**
   * Opens a file.
   *
   * @param from the first byte wanted, unpacked
   * @param salvage whether damage to a packed file ends it quietly
   */
  Content(K6File file, long from, boolean salvage) throws IOException {
    this.file = file;
    this.salvage = salvage;
    long storedFrom = file.gzip() ? 0 : from;
    this.stored = new StoredStream(file.source().open(storedFrom), storedFrom);
    this.position = storedFrom;
    this.unpacked = file.gzip() ? unpack() : stored;
    skipTo(from);
  }

  private void skipTo(long from) throws IOException {
    byte[] skipped = new byte[(int) Math.min(UNPACK_BUFFER, from - position)];
    while (position < from) {
      int wanted = (int) Math.min(skipped.length, from - position);
      if (read(skipped, 0, wanted) < wanted) {
        return;
      }
    }
  }

  private InputStream unpack() throws IOException {
    try {
      return new GZIPInputStream(stored, UNPACK_BUFFER);
    } catch (EOFException | ZipException e) {
      stored.close();
      throw new DamagedFileException(file.name() + " is not complete enough to be unpacked at all");
    }
  }

  /**
   * Reads until the array is full up to {@code to} or the content ends.
   *
   * @return the index behind the last byte read; less than {@code to} only at the end
   * @throws DamagedFileException if a packed file is damaged and is not to be salvaged
   */
  int read(byte[] bytes, int from, int to) throws IOException {
    int at = from;
    while (at < to) {
      int got = readSome(bytes, at, to - at);
      if (got < 0) {
        break;
      }
      at += got;
      position += got;
    }
    return at;
  }

  private int readSome(byte[] bytes, int at, int length) throws IOException {
    if (!damage.isEmpty()) {
      return -1;
    }
    try {
      return unpacked.read(bytes, at, length);
    } catch (EOFException | ZipException e) {
      if (!file.gzip()) {
        throw e;
      }
      damage = file.name() + " breaks off or is corrupt after " + position + " unpacked bytes";
      if (!salvage) {
        throw new DamagedFileException(
            damage + "; give --salvage to keep what comes before, or fetch the file again");
      }
      return -1;
    }
  }

  /** How far in the stored file reading has come, in bytes. */
  long storedPosition() {
    return stored.position();
  }

  /** What is wrong with the file, if reading has come upon damage. */
  Optional<String> damage() {
    return damage.isEmpty() ? Optional.empty() : Optional.of(damage);
  }

  @Override
  public void close() throws IOException {
    unpacked.close();
  }
}
