package io.stepwell.functions.live;

/** The names of what the live job counts, as Flink's metrics show them. */
public final class LiveFigures {

  /** Pushes that were taken in, each once however often it came. */
  public static final String PUSHES = "pushes";

  /** Pushes that had come before. */
  public static final String REPEATS = "repeats";

  /** Records that could not be read and went to the dead letters. */
  public static final String REJECTED = "rejected";

  /** Values taken in: samples, or windows that k6 had aggregated. */
  public static final String VALUES = "values";

  private LiveFigures() {}
}
