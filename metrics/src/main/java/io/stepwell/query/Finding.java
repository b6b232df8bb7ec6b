package io.stepwell.query;

import java.util.Locale;

/** What can be said of a change from one run to another. */
public enum Finding {
  /** Its interval does not hold 0. */
  CHANGED,
  /** Its interval holds 0, so it may be chance. */
  WITHIN_NOISE,
  /** There are too few samples, or too few moments that have some, for an interval. */
  TOO_FEW_SAMPLES,
  /** A single sample decides the value, so samples do not tell how it may vary. */
  EXTREME,
  /** Only the base has it. */
  ONLY_BASE,
  /** Only the other run has it. */
  ONLY_OTHER;

  /** As the API writes it, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
