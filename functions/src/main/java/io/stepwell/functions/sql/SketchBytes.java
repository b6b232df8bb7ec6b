package io.stepwell.functions.sql;

import io.stepwell.metrics.SketchItems;
import io.stepwell.query.QueryException;
import io.stepwell.schemas.lake.KllBytes;
import java.nio.ByteBuffer;
import org.apache.datasketches.common.SketchesArgumentException;

/** Reads the sketches that SQL hands over. */
final class SketchBytes {

  private SketchBytes() {}

  /**
   * The items of a sketch.
   *
   * @throws QueryException if the bytes are none
   */
  static SketchItems read(byte[] sketch) {
    try {
      return KllBytes.items(ByteBuffer.wrap(sketch));
    } catch (SketchesArgumentException | IndexOutOfBoundsException e) {
      throw QueryException.badData(
          "these bytes are no KllFloatsSketch; take the column sketch of steps, or what K6_SKETCH"
              + " gives");
    }
  }
}
