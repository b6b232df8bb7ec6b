package io.stepwell.metrics;

import java.util.Locale;
import java.util.Set;

/** Which way a change of a value is a change for the better. */
public enum Better {
  HIGHER,
  LOWER,
  /** What the metric is for does not tell. */
  UNKNOWN;

  private static final Set<String> FAILURES = Set.of("http_req_failed", "browser_http_req_failed");
  private static final Set<String> THROUGHPUT = Set.of("http_reqs", "iterations");
  private static final Set<String> LOSSES = Set.of("dropped_iterations", "browser_web_vital_cls");

  /** Lasts as long as the script holds the connection open. */
  private static final String SESSION = "ws_session_duration";

  private static final String CHECKS = "checks";

  /**
   * What is better: short times, few failures and losses, many passed checks and much throughput.
   * Of other metrics only their authors know.
   *
   * @param contains what the metric's values measure
   * @param method what is asked of it
   */
  public static Better of(String metric, Contains contains, Method<?> method) {
    if (FAILURES.contains(metric)) {
      return share(method, LOWER);
    }
    if (metric.equals(CHECKS)) {
      return share(method, HIGHER);
    }
    if (THROUGHPUT.contains(metric)) {
      return HIGHER;
    }
    boolean isTime = contains == Contains.TIME && !metric.equals(SESSION);
    boolean counts = method.name().startsWith("histogram_count");
    return !counts && (isTime || LOSSES.contains(metric)) ? LOWER : UNKNOWN;
  }

  private static Better share(Method<?> method, Better more) {
    if (method.name().equals("ratio") || method.name().endsWith("_nz")) {
      return more;
    }
    return method.name().endsWith("_z") ? more.opposite() : UNKNOWN;
  }

  private Better opposite() {
    return switch (this) {
      case HIGHER -> LOWER;
      case LOWER -> HIGHER;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** In lower case, as the API writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a change is one for the worse. */
  public boolean isWorse(double change) {
    return switch (this) {
      case HIGHER -> change < 0;
      case LOWER -> change > 0;
      case UNKNOWN -> false;
    };
  }
}
