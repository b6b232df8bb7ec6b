package io.stepwell.schemas.k6;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A map from runs of bytes to numbers that is asked with a slice of a larger array, so that a
 * lookup allocates nothing. Open addressing; the keys stand one after another in one array.
 */
final class SliceTable {

  static final int ABSENT = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9e3779b97f4a7c15L;
  private static final int SMALLEST = 64;

  private int[] slots = new int[2 * SMALLEST];
  private int size;

  private int[] hashes = new int[SMALLEST];
  private int[] ends = new int[SMALLEST];
  private int[] values = new int[SMALLEST];
  private byte[] keys = new byte[SMALLEST * 16];

  /** The number kept for the bytes in {@code [from, to)}, or {@link #ABSENT}. */
  int find(byte[] bytes, int from, int to) {
    int hash = hash(bytes, from, to);
    int mask = slots.length - 1;
    for (int slot = hash & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
      int entry = slots[slot] - 1;
      if (hashes[entry] == hash
          && Arrays.equals(keys, start(entry), ends[entry], bytes, from, to)) {
        return values[entry];
      }
    }
    return ABSENT;
  }

  /** Keeps a number, 0 or more, for bytes that are not in the table yet. */
  void add(byte[] bytes, int from, int to, int value) {
    if (size == hashes.length) {
      grow();
    }
    int start = size == 0 ? 0 : ends[size - 1];
    int end = start + to - from;
    if (end > keys.length) {
      keys = Arrays.copyOf(keys, Math.max(end, keys.length * 2));
    }
    System.arraycopy(bytes, from, keys, start, to - from);
    ends[size] = end;
    hashes[size] = hash(bytes, from, to);
    values[size] = value;
    place(size);
    size++;
  }

  int size() {
    return size;
  }

  /** Forgets everything and gives the memory back. */
  void clear() {
    slots = new int[2 * SMALLEST];
    hashes = new int[SMALLEST];
    ends = new int[SMALLEST];
    values = new int[SMALLEST];
    keys = new byte[SMALLEST * 16];
    size = 0;
  }

  private int start(int entry) {
    return entry == 0 ? 0 : ends[entry - 1];
  }

  private void grow() {
    int capacity = hashes.length * 2;
    hashes = Arrays.copyOf(hashes, capacity);
    ends = Arrays.copyOf(ends, capacity);
    values = Arrays.copyOf(values, capacity);
    slots = new int[capacity * 2];
    for (int entry = 0; entry < size; entry++) {
      place(entry);
    }
  }

  private void place(int entry) {
    int mask = slots.length - 1;
    int slot = hashes[entry] & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = entry + 1;
  }

  private static int hash(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(bytes, at)) * MIX;
      hash ^= hash >>> 32;
    }
    for (; at < to; at++) {
      hash = (hash ^ bytes[at]) * MIX;
    }
    hash ^= hash >>> 29;
    return (int) ((hash * MIX) >>> 32);
  }
}
