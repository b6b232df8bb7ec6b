package io.stepwell.schemas.lake;

import io.stepwell.schemas.s3.ObjectStore;
import io.stepwell.schemas.s3.Tail;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.io.SeekableInputStream;

/**
 * Reads a file in an object store: each stretch that is asked for by one request of just that
 * range, unless it is in the file's end. For use by one thread.
 */
final class S3InputStream extends SeekableInputStream {

  /** What is fetched for a reader that goes byte by byte. */
  private static final int AHEAD_BYTES = 1 << 16;

  private final ObjectStore store;
  private final String path;
  private final Tail tail;
  private long position;
  private long aheadFrom;
  private ByteBuffer ahead = ByteBuffer.allocate(0);

  S3InputStream(ObjectStore store, String path, Tail tail) {
    this.store = store;
    this.path = path;
    this.tail = tail;
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void seek(long to) {
    position = to;
  }

  @Override
  public void readFully(ByteBuffer into) throws IOException {
    int length = into.remaining();
    if (position + length > tail.size()) {
      throw new EOFException(path + " ends before byte " + (position + length));
    }
    if (length > 0 && !tail.copy(position, into)) {
      store.read(path, position, into);
    }
    position += length;
  }

  @Override
  public void readFully(byte[] bytes) throws IOException {
    readFully(ByteBuffer.wrap(bytes));
  }

  @Override
  public void readFully(byte[] bytes, int start, int length) throws IOException {
    readFully(ByteBuffer.wrap(bytes, start, length));
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (position >= tail.size()) {
      return -1;
    }
    int length = Math.min(into.remaining(), fetched());
    into.put(ahead.slice((int) (position - aheadFrom), length));
    position += length;
    return length;
  }

  @Override
  public int read(byte[] bytes, int start, int length) throws IOException {
    return read(ByteBuffer.wrap(bytes, start, length));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  /** How many bytes are at hand from the position on: at least one, unless it is the end. */
  private int fetched() throws IOException {
    long left = tail.size() - position;
    if (position < aheadFrom || position >= aheadFrom + ahead.limit()) {
      ByteBuffer next = ByteBuffer.allocate((int) Math.min(AHEAD_BYTES, left));
      if (!tail.copy(position, next)) {
        store.read(path, position, next);
      }
      ahead = next.flip();
      aheadFrom = position;
    }
    return (int) (aheadFrom + ahead.limit() - position);
  }
}
