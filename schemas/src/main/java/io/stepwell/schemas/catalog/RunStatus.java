package io.stepwell.schemas.catalog;

import java.util.Locale;

/** Where a run stands; the codes are k6's {@code run_status}. */
public enum RunStatus {
  CREATED(-2),
  VALIDATED(-1),
  QUEUED(0),
  INITIALIZING(1),
  RUNNING(2),
  FINISHED(3),
  TIMED_OUT(4),
  ABORTED_BY_USER(5),
  ABORTED_BY_SYSTEM(6),
  ABORTED_BY_SCRIPT_ERROR(7),
  ABORTED_BY_THRESHOLD(8),
  ABORTED_BY_LIMIT(9),
  ARCHIVED(10);

  private final int code;

  RunStatus(int code) {
    this.code = code;
  }

  /**
   * The status of that code.
   *
   * @throws IllegalArgumentException if k6 has none
   */
  public static RunStatus ofCode(int code) {
    for (RunStatus status : values()) {
      if (status.code == code) {
        return status;
      }
    }
    throw new IllegalArgumentException("no run status has the code " + code);
  }

  public int code() {
    return code;
  }

  /** Whether it is one of a run that goes on no more. */
  public boolean isOver() {
    return code >= FINISHED.code;
  }

  /** For people: {@code aborted by user}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
