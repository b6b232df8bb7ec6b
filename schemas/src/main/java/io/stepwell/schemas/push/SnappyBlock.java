package io.stepwell.schemas.push;

import java.io.IOException;
import org.xerial.snappy.Snappy;

/** Unpacks a snappy block: the raw format, which is not that of snappy files and streams. */
final class SnappyBlock {

  /** The densest element is a copy of 64 bytes in 3. */
  private static final int GREATEST_RATIO = 22;

  private static final int LONGEST_HEAD = 5;

  private SnappyBlock() {}

  /**
   * The unpacked bytes.
   *
   * @param limit how many they may be
   */
  static byte[] unpack(byte[] block, int limit) {
    long length = declaredLength(block);
    if (length > limit) {
      throw new PushTooLargeException(
          String.format(
              "the push is %d bytes long unpacked; no more than %d are taken", length, limit));
    }
    if (length > (long) GREATEST_RATIO * block.length) {
      throw broken();
    }
    byte[] unpacked = new byte[(int) length];
    try {
      if (Snappy.uncompress(block, 0, block.length, unpacked, 0) != length) {
        throw broken();
      }
    } catch (IOException e) {
      throw broken();
    }
    return unpacked;
  }

  /** The varint that a block starts with; read here, as the library takes it for a signed one. */
  private static long declaredLength(byte[] block) {
    long length = 0;
    for (int at = 0; at < Math.min(block.length, LONGEST_HEAD); at++) {
      length |= (block[at] & 0x7fL) << (7 * at);
      if (block[at] >= 0) {
        return length;
      }
    }
    throw broken();
  }

  private static BadPushException broken() {
    return new BadPushException(
        "the push is not a whole snappy block, as Content-Encoding: snappy promises");
  }
}
