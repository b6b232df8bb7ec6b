package io.stepwell.metrics;

import java.util.List;

/**
 * Finds the value of a rank among the items of many sketches at once. Nothing is merged, so the
 * union adds no error to that of the sketches themselves.
 */
final class Ranks {

  /** Below so many values a sketch, copying them all together beats searching each again. */
  private static final int FEW = 16;

  private Ranks() {}

  /**
   * The least value with at least {@code rank} observations at or below it.
   *
   * @param sketches at least one that is not empty
   * @param rank from 1 to the sum of the weights
   */
  static float select(List<SketchItems> sketches, long rank) {
    long size = 0;
    boolean exact = true;
    for (SketchItems sketch : sketches) {
      size += sketch.size();
      exact &= sketch.isExact();
    }
    if (exact && sketches.size() == 1) {
      return sketches.get(0).value((int) rank - 1);
    }
    return exact && size < (long) FEW * sketches.size() && size <= Integer.MAX_VALUE - 8
        ? byPartition(gather(sketches, (int) size), (int) rank - 1)
        : byBisection(sketches, rank);
  }

  private static float[] gather(List<SketchItems> sketches, int size) {
    float[] all = new float[size];
    int next = 0;
    for (SketchItems sketch : sketches) {
      sketch.copyTo(all, next);
      next += sketch.size();
    }
    return all;
  }

  /** Hoare's selection: the value that would stand at {@code index} if the array were sorted. */
  private static float byPartition(float[] values, int index) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      float pivot = values[(low + high) >>> 1];
      int left = low;
      int right = high;
      while (left <= right) {
        while (values[left] < pivot) {
          left++;
        }
        while (values[right] > pivot) {
          right--;
        }
        if (left <= right) {
          float swapped = values[left];
          values[left++] = values[right];
          values[right--] = swapped;
        }
      }
      if (index <= right) {
        high = right;
      } else if (index >= left) {
        low = left;
      } else {
        return values[index];
      }
    }
    return values[index];
  }

  /** Halves the range of float values, which are ordered like their bits, at most 32 times. */
  private static float byBisection(List<SketchItems> sketches, long rank) {
    int low = Integer.MAX_VALUE;
    int high = Integer.MIN_VALUE;
    for (SketchItems sketch : sketches) {
      if (sketch.size() > 0) {
        low = Math.min(low, ordered(sketch.value(0)));
        high = Math.max(high, ordered(sketch.value(sketch.size() - 1)));
      }
    }
    while (low < high) {
      int middle = (int) (((long) low + high) >> 1);
      if (weightUpTo(sketches, value(middle)) >= rank) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return value(low);
  }

  private static long weightUpTo(List<SketchItems> sketches, float value) {
    long weight = 0;
    for (SketchItems sketch : sketches) {
      weight += sketch.weightUpTo(value);
    }
    return weight;
  }

  /** The float's bits as an integer that orders as the float does. */
  static int ordered(float value) {
    int bits = Float.floatToIntBits(value);
    return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
  }

  static float value(int ordered) {
    return Float.intBitsToFloat(ordered >= 0 ? ordered : ordered ^ Integer.MAX_VALUE);
  }
}
