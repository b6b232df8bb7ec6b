package io.stepwell.metrics;

import java.util.Random;

/**
 * Blocks of time drawn at random with replacement, again and again: the block bootstrap of Künsch
 * (1989), which keeps what depends on each other inside a block together. The same seed gives the
 * same draws. Immutable.
 */
public final class Draws {

  /** How often as many blocks are drawn as there are. */
  public static final int COUNT = 500;

  private final int[][] times;
  private final long seed;

  private Draws(int[][] times, long seed) {
    this.times = times;
    this.seed = seed;
  }

  /**
   * Draws that many blocks of that many, {@link #COUNT} times.
   *
   * @param blocks at least one
   */
  public static Draws of(int blocks, long seed) {
    // Its sequence is part of Java's specification.
    Random random = new Random(seed);
    int[][] times = new int[COUNT][blocks];
    for (int[] draw : times) {
      for (int drawn = 0; drawn < blocks; drawn++) {
        draw[random.nextInt(blocks)]++;
      }
    }
    return new Draws(times, seed);
  }

  /**
   * An error for each draw, of the normal distribution with deviation 1.
   *
   * @param what is in error; others' errors are independent
   */
  public double[] errors(long what) {
    Random random = new Random(seed * 31 + what);
    double[] errors = new double[COUNT];
    for (int draw = 0; draw < COUNT; draw++) {
      errors[draw] = random.nextGaussian();
    }
    return errors;
  }

  /** How many blocks there are to draw from. */
  public int blocks() {
    return times[0].length;
  }

  /** How often a draw holds a block. */
  public int times(int draw, int block) {
    return times[draw][block];
  }
}
