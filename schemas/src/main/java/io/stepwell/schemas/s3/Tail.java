package io.stepwell.schemas.s3;

import java.nio.ByteBuffer;

/**
 * The last bytes of an object, or all of a small one.
 *
 * @param size of the object, in bytes
 * @param bytes its end; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Tail(long size, byte[] bytes) {

  /** The position of the first byte in the object. */
  private long start() {
    return size - bytes.length;
  }

  /**
   * Copies what there is of a range.
   *
   * @param from the range's first position in the object
   * @param into as long as the range is
   * @return whether the tail holds all of it; nothing is copied otherwise
   */
  public boolean copy(long from, ByteBuffer into) {
    if (from < start() || from + into.remaining() > size) {
      return false;
    }
    into.put(bytes, (int) (from - start()), into.remaining());
    return true;
  }
}
