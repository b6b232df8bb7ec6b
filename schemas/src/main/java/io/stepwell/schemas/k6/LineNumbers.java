package io.stepwell.schemas.k6;

import java.io.IOException;

/** Finds the line numbers of places known in bytes, as after a file was read in ranges. */
public final class LineNumbers {

  private LineNumbers() {}

  /**
   * Reads the file up to the last of the places.
   *
   * @param offsets places in the unpacked file, ascending, in bytes
   * @return the number, from 1, of the line that each place is in
   */
  public static long[] of(K6File file, long... offsets) throws IOException {
    long[] numbers = new long[offsets.length];
    try (Content content = new Content(file, 0, true)) {
      byte[] buffer = new byte[ChunkReader.CHUNK_BYTES];
      long position = 0;
      long line = 1;
      for (int i = 0; i < offsets.length; i++) {
        while (position < offsets[i]) {
          int wanted = (int) Math.min(buffer.length, offsets[i] - position);
          int length = content.read(buffer, 0, wanted);
          line += Newlines.count(buffer, 0, length);
          position = length < wanted ? Long.MAX_VALUE : position + length;
        }
        numbers[i] = line;
      }
    }
    return numbers;
  }
}
