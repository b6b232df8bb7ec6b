package io.stepwell.server.api;

/**
 * How much one question may ask for.
 *
 * @param series how many series it may choose
 * @param points how many points its answer may have, over all series
 * @param runs how many runs it may go to
 */
public record Limits(int series, long points, int runs) {

  /** What a machine with a heap of a gigabyte bears of many such questions at once. */
  public static final Limits USUAL = new Limits(200_000, 2_000_000, 1000);
}
