package io.stepwell.schemas.k6;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finding line ends, eight bytes at a time. */
final class Newlines {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Newlines() {}

  /** The first newline in {@code [from, to)}, or −1. */
  static int indexOf(byte[] bytes, int from, int to) {
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long zeroWhereNewline = (long) LONGS.get(bytes, at) ^ NEWLINES;
      // The lowest flagged byte is exact; higher ones may be flagged by a borrow.
      long flags = (zeroWhereNewline - ONES) & ~zeroWhereNewline & HIGH_BITS;
      if (flags != 0) {
        return at + (Long.numberOfTrailingZeros(flags) >>> 3);
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /** The last newline in {@code [from, to)}, or −1. */
  static int lastIndexOf(byte[] bytes, int from, int to) {
    for (int at = to - 1; at >= from; at--) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /** How many newlines there are in {@code [from, to)}. */
  static int count(byte[] bytes, int from, int to) {
    int count = 0;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long zeroWhereNewline = (long) LONGS.get(bytes, at) ^ NEWLINES;
      long notNewline = ((zeroWhereNewline & LOW_BITS) + LOW_BITS) | zeroWhereNewline | LOW_BITS;
      count += Long.bitCount(~notNewline);
    }
    for (; at < to; at++) {
      if (bytes[at] == '\n') {
        count++;
      }
    }
    return count;
  }
}
