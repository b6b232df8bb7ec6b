package io.stepwell.functions;

import io.stepwell.schemas.k6.ChunkReader;
import io.stepwell.schemas.k6.K6File;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What one task reads at a time: lines of a file that can be cut, else the whole file.
 *
 * @param file an output of k6
 * @param start first byte, in a file that is cut
 * @param end the byte behind the last one; {@link #WHOLE} for a file that is read as a whole
 */
public record InputPiece(K6File file, long start, long end) implements Serializable {

  /** The end of a piece that is a whole file. */
  public static final long WHOLE = Long.MAX_VALUE;

  private static final long MOST_BYTES = 64L << 20;

  /**
   * A reader of the piece.
   *
   * @param salvage whether to read a damaged file as far as it goes
   */
  ChunkReader open(boolean salvage) throws IOException {
    return end == WHOLE ? ChunkReader.open(file, salvage) : ChunkReader.open(file, start, end);
  }

  /**
   * Cuts files for so many tasks. Neighbours in the list are neighbours in the file: a task that
   * reads a stretch of time meets each series' seconds alone and has the fewer parts to send.
   */
  public static List<InputPiece> cut(List<K6File> files, int tasks) throws IOException {
    List<InputPiece> pieces = new ArrayList<>();
    for (K6File file : files) {
      if (!file.splittable()) {
        pieces.add(new InputPiece(file, 0, WHOLE));
        continue;
      }
      long size = file.source().size();
      long count = tasks * Math.max(1, (size - 1) / (tasks * MOST_BYTES) + 1);
      for (long i = 0; i < count; i++) {
        pieces.add(new InputPiece(file, size * i / count, size * (i + 1) / count));
      }
    }
    return pieces;
  }
}
