package io.stepwell.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * The values of a trend with their weights, no more than {@link #MOST} of them: where there are
 * more, each that is kept stands for as many observations as the next, which moves no rank by more
 * than 0.01 %. In no particular order.
 */
final class CondensedItems {

  private static final int MOST = 4096;

  private final float[] values;
  private final int[] weights;

  private CondensedItems(float[] values, int[] weights) {
    this.values = values;
    this.weights = weights;
  }

  static CondensedItems of(Trend trend) {
    CondensedItems all = gather(trend.items());
    return all.size() > MOST ? all.condensed() : all;
  }

  private static CondensedItems gather(List<SketchItems> sketches) {
    int size = sketches.stream().mapToInt(SketchItems::size).sum();
    float[] values = new float[size];
    int[] weights = new int[size];
    int next = 0;
    for (SketchItems items : sketches) {
      items.copyTo(values, next);
      for (int i = 0; i < items.size(); i++) {
        weights[next++] = (int) (items.weightOf(i + 1) - items.weightOf(i));
      }
    }
    return new CondensedItems(values, weights);
  }

  private CondensedItems condensed() {
    long[] order = new long[values.length];
    long all = 0;
    for (int i = 0; i < order.length; i++) {
      order[i] = ((long) Ranks.ordered(values[i]) << Integer.SIZE) | i;
      all += weights[i];
    }
    Arrays.sort(order);
    float[] kept = new float[MOST];
    int[] stands = new int[MOST];
    int next = 0;
    long weight = 0;
    for (int i = 0; i < MOST; i++) {
      long from = all * i / MOST;
      long to = all * (i + 1) / MOST;
      long middle = (from + to) / 2;
      while (weight + weights[(int) order[next]] <= middle) {
        weight += weights[(int) order[next++]];
      }
      kept[i] = values[(int) order[next]];
      stands[i] = Math.toIntExact(to - from);
    }
    return new CondensedItems(kept, stands);
  }

  int size() {
    return values.length;
  }

  float value(int index) {
    return values[index];
  }

  /** How many observations the value stands for, at least 1. */
  int weight(int index) {
    return weights[index];
  }
}
