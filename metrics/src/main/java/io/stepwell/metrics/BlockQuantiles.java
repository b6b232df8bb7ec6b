package io.stepwell.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * A quantile of blocks that are drawn at random. The values of all blocks lie sorted once, so a
 * draw only walks from where the quantile of all is to where its own is. Immutable.
 */
public final class BlockQuantiles {

  /** How far the sketch of a whole run is off in rank: 0.13 % with 99 % confidence. */
  private static final double RANK_ERROR = 0.0005;

  private final BigDecimal quantile;
  private final boolean isExact;
  private final float[] values;
  private final int[] weights;
  private final short[] blocks;
  private final long[] weightOfBlock;

  /** The place of the quantile of all blocks, and the weight of each block up to and with it. */
  private final int centre;

  private final long[] upToCentre;

  /**
   * @param trends the blocks, with their sketches; at least one has a value
   * @param quantile from 0 to 1
   */
  public BlockQuantiles(List<Trend> trends, BigDecimal quantile) {
    List<CondensedItems> items = trends.stream().map(CondensedItems::of).toList();
    int size = items.stream().mapToInt(CondensedItems::size).sum();
    this.quantile = quantile;
    this.values = new float[size];
    this.weights = new int[size];
    this.blocks = new short[size];
    this.weightOfBlock = new long[trends.size()];
    sort(items);
    this.isExact = Arrays.stream(weights).allMatch(weight -> weight == 1);
    this.upToCentre = new long[trends.size()];
    this.centre = findCentre();
  }

  private void sort(List<CondensedItems> items) {
    int[] weightsByIndex = new int[values.length];
    short[] blocksByIndex = new short[values.length];
    long[] order = new long[values.length];
    int next = 0;
    for (int block = 0; block < items.size(); block++) {
      CondensedItems own = items.get(block);
      for (int i = 0; i < own.size(); i++) {
        weightsByIndex[next] = own.weight(i);
        blocksByIndex[next] = (short) block;
        weightOfBlock[block] += own.weight(i);
        order[next] = ((long) Ranks.ordered(own.value(i)) << Integer.SIZE) | next;
        next++;
      }
    }
    Arrays.sort(order);
    for (int i = 0; i < order.length; i++) {
      values[i] = Ranks.value((int) (order[i] >> Integer.SIZE));
      weights[i] = weightsByIndex[(int) order[i]];
      blocks[i] = blocksByIndex[(int) order[i]];
    }
  }

  private int findCentre() {
    long rank = rank(Arrays.stream(weightOfBlock).sum());
    long weight = 0;
    int place = -1;
    while (weight < rank) {
      place++;
      weight += weights[place];
      upToCentre[blocks[place]] += weights[place];
    }
    return place;
  }

  private long rank(long weight) {
    BigDecimal rank = quantile.multiply(BigDecimal.valueOf(weight));
    return Math.max(1, rank.setScale(0, RoundingMode.CEILING).longValueExact());
  }

  /**
   * The quantile of a draw of these blocks.
   *
   * @param error of the sketches, in its own deviation; what holds all values has none
   * @return NaN if it holds no value
   */
  public double of(Draws draws, int draw, double error) {
    long all = 0;
    long weight = 0;
    for (int block = 0; block < weightOfBlock.length; block++) {
      int times = draws.times(draw, block);
      all += times * weightOfBlock[block];
      weight += times * upToCentre[block];
    }
    if (all == 0) {
      return Double.NaN;
    }
    long off = isExact ? 0 : Math.round(error * RANK_ERROR * all);
    long rank = Math.max(1, Math.min(all, rank(all) + off));
    int place = centre;
    while (weight < rank) {
      place++;
      weight += weightAt(place, draws, draw);
    }
    while (weight - weightAt(place, draws, draw) >= rank) {
      weight -= weightAt(place, draws, draw);
      place--;
    }
    return Trend.widen(values[place]);
  }

  private long weightAt(int place, Draws draws, int draw) {
    return (long) draws.times(draw, blocks[place]) * weights[place];
  }
}
