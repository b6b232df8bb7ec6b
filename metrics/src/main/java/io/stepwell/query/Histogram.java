package io.stepwell.query;

import java.util.Arrays;
import java.util.List;

/**
 * How many observations of a trend lie in each range of values, window by window.
 *
 * @param step seconds from window to window
 * @param bounds of the ranges, ascending, one more than there are ranges; each range includes its
 *     upper bound, and the first its lower one too. Empty if there is no observation
 * @param windows those with an observation, in the order of time
 * @param warnings sentences for whoever asked; mostly none
 */
public record Histogram(
    long step, List<Double> bounds, List<Window> windows, List<String> warnings) {

  /** The observations of one window. */
  public static final class Window {
    private final long end;
    private final long[] counts;

    Window(long end, long[] counts) {
      this.end = end;
      this.counts = counts;
    }

    /** The second after its last one, since the epoch. */
    public long end() {
      return end;
    }

    /** How many observations lie in a range, by the range's number from 0 on. */
    public long count(int range) {
      return counts[range];
    }

    /** How many observations it has. */
    public long total() {
      return Arrays.stream(counts).sum();
    }
  }

  public Histogram {
    bounds = List.copyOf(bounds);
    windows = List.copyOf(windows);
    warnings = List.copyOf(warnings);
  }

  /** How many ranges there are. */
  public int ranges() {
    return Math.max(0, bounds.size() - 1);
  }
}
