package io.stepwell.schemas.lake;

import io.stepwell.metrics.Sketch;
import io.stepwell.metrics.SketchItems;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads stored sketches: the DataSketches binary format of a {@code KllFloatsSketch}. Most of them
 * lost nothing yet and are a plain list of values, which is read right here; the library builds a
 * sketch of full size first, which takes ten times as long.
 */
public final class KllBytes {

  private static final int FAMILY_AT = 2;
  private static final int FLAGS_AT = 3;
  private static final int COUNT_AT = 8;
  private static final int LEVELS_AT = 18;
  private static final int LEVEL_STARTS_AT = 20;

  private static final int KLL = 15;
  private static final int EMPTY = 1;
  private static final int SINGLE = 4;
  private static final int DOUBLES = 8;
  private static final int UPDATABLE = 16;

  private static final int SINGLE_BYTES = 12;

  /** One level's start, then least and greatest value. */
  private static final int ONE_LEVEL_HEADER = LEVEL_STARTS_AT + 3 * Float.BYTES;

  private KllBytes() {}

  /** The items of a sketch, which the buffer holds from its position to its limit. */
  public static SketchItems items(ByteBuffer sketch) {
    return values(sketch).map(SketchItems::of).orElseGet(() -> SketchItems.read(copy(sketch)));
  }

  /**
   * The sketch that the buffer holds from its position to its limit, to be merged with others.
   *
   * @param k how many values it holds before it starts to estimate
   */
  public static Sketch sketch(int k, ByteBuffer sketch) {
    return values(sketch)
        .filter(values -> values.length > 0 && values.length <= k)
        .map(values -> Sketch.of(k, values))
        .orElseGet(() -> Sketch.read(k, copy(sketch)));
  }

  /** The values of a sketch that lost nothing; empty if it did, or if only the library can tell. */
  private static Optional<float[]> values(ByteBuffer sketch) {
    ByteBuffer bytes = sketch.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < COUNT_AT || bytes.get(FAMILY_AT) != KLL) {
      return Optional.empty();
    }
    int flags = bytes.get(FLAGS_AT);
    if ((flags & (DOUBLES | UPDATABLE)) != 0) {
      return Optional.empty();
    }
    if ((flags & EMPTY) != 0) {
      return Optional.of(new float[0]);
    }
    if ((flags & SINGLE) != 0) {
      return bytes.remaining() == SINGLE_BYTES
          ? Optional.of(new float[] {bytes.getFloat(COUNT_AT)})
          : Optional.empty();
    }
    return oneLevel(bytes);
  }

  private static Optional<float[]> oneLevel(ByteBuffer bytes) {
    if (bytes.remaining() <= ONE_LEVEL_HEADER || bytes.get(LEVELS_AT) != 1) {
      return Optional.empty();
    }
    long count = bytes.getLong(COUNT_AT);
    if (bytes.remaining() != ONE_LEVEL_HEADER + Float.BYTES * count) {
      return Optional.empty();
    }
    float[] values = new float[(int) count];
    bytes.position(ONE_LEVEL_HEADER);
    bytes.asFloatBuffer().get(values);
    return Optional.of(values);
  }

  private static byte[] copy(ByteBuffer sketch) {
    byte[] copy = new byte[sketch.remaining()];
    sketch.duplicate().get(copy);
    return copy;
  }
}
