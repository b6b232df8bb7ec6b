package io.stepwell.metrics;

import java.util.List;

/** The window lengths that rows are stored at, in seconds. */
public final class Resolution {

  /** One base step: every row starts as one of these. */
  public static final int BASE = 1;

  /** The whole run in one row; written as 0, since its length is the run's. */
  public static final int WHOLE_RUN = 0;

  /** Those between, ascending. */
  public static final List<Integer> ROLLUPS = List.of(10, 60, 600);

  private Resolution() {}
}
