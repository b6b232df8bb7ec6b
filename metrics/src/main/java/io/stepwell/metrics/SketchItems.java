package io.stepwell.metrics;

import java.util.Arrays;
import java.util.List;
import org.apache.datasketches.kll.KllFloatsSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.quantilescommon.FloatsSortedView;

/**
 * What a sketch holds, laid out for reading: values in ascending order and how many observations
 * stand at or below each. Immutable.
 */
public final class SketchItems {

  private static final SketchItems NONE = new SketchItems(new float[0], new long[0]);
  private static final int HEADER_BYTES = 48;

  private final float[] values;

  /** Cumulative weights; empty where every value weighs one. */
  private final long[] upTo;

  private SketchItems(float[] values, long[] upTo) {
    this.values = values;
    this.upTo = upTo;
  }

  /** No values. */
  public static SketchItems none() {
    return NONE;
  }

  /** Values that weigh one each; sorted here, the array is taken over. */
  public static SketchItems of(float[] values) {
    Arrays.sort(values);
    return new SketchItems(values, new long[0]);
  }

  /** The items of a sketch in the DataSketches binary format; none for an empty array. */
  public static SketchItems read(byte[] sketch) {
    return sketch.length == 0 ? NONE : of(KllFloatsSketch.heapify(Memory.wrap(sketch)));
  }

  static SketchItems of(KllFloatsSketch sketch) {
    if (sketch.isEmpty()) {
      return NONE;
    }
    FloatsSortedView view = sketch.getSortedView();
    boolean exact = !sketch.isEstimationMode();
    return new SketchItems(view.getQuantiles(), exact ? new long[0] : view.getCumulativeWeights());
  }

  /** How many values are held. */
  public int size() {
    return values.length;
  }

  /** The value at {@code index}, ascending. */
  public float value(int index) {
    return values[index];
  }

  /** Whether every value weighs one, so that nothing was lost but the values' order. */
  public boolean isExact() {
    return upTo.length == 0;
  }

  /** How many observations the items stand for. */
  public long weight() {
    return weightOf(values.length);
  }

  /** How many observations are at or below a value. */
  public long weightUpTo(float value) {
    return weightOf(sizeUpTo(value));
  }

  /**
   * Adds how many observations lie in ranges of values.
   *
   * @param upTo the ranges' upper bounds, ascending and inclusive; what lies above the last counts
   *     in the last range
   * @param counts one for each range
   */
  void addTo(float[] upTo, long[] counts) {
    int counted = 0;
    while (counted < values.length) {
      int found = Arrays.binarySearch(upTo, values[counted]);
      int range = found >= 0 ? found : -found - 1;
      int next = values.length;
      if (range < upTo.length - 1) {
        next = sizeUpTo(upTo[range]);
      }
      counts[Math.min(range, upTo.length - 1)] += weightOf(next) - weightOf(counted);
      counted = next;
    }
  }

  /** How many of the values held are at or below a value. */
  int sizeUpTo(float value) {
    int low = 0;
    int high = values.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many observations the first {@code size} values stand for. */
  long weightOf(int size) {
    return isExact() || size == 0 ? size : upTo[size - 1];
  }

  /**
   * The value of a rank: the least with at least that many observations at or below it.
   *
   * @param rank from 1 to the weight; less counts as 1
   */
  public float ofRank(long rank) {
    return Ranks.select(List.of(this), Math.max(1, rank));
  }

  /** Copies the values to {@code target} from {@code offset} on. */
  void copyTo(float[] target, int offset) {
    System.arraycopy(values, 0, target, offset, values.length);
  }

  /** What it weighs in memory, in bytes. */
  public long bytes() {
    return HEADER_BYTES + 4L * values.length + 8L * upTo.length;
  }
}
