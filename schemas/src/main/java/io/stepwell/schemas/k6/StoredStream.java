package io.stepwell.schemas.k6;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes taken from a file as it is stored, for progress in per cent of its size. */
final class StoredStream extends FilterInputStream {

  private long count;

  StoredStream(InputStream in, long start) {
    super(in);
    this.count = start;
  }

  /** How far in the stored file reading has come, in bytes. */
  long position() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count += next < 0 ? 0 : 1;
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int got = super.read(bytes, offset, length);
    count += Math.max(got, 0);
    return got;
  }

  /**
   * Whether there may be more, which the JDK's unpacking asks behind each packed piece: a pipe that
   * has nothing at the moment must not pass for one that has ended.
   */
  @Override
  public int available() throws IOException {
    return Math.max(1, super.available());
  }
}
