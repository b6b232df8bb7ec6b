package io.stepwell.query;

import io.stepwell.metrics.Labels;
import java.util.Set;

/** The two labels that every series has beside those that k6 sent. */
final class OwnLabels {

  /** The metric's name. */
  static final String METRIC = "__name__";

  /** The test run's id, in decimal. */
  static final String RUN = "test_run_id";

  static final Set<String> NAMES = Set.of(METRIC, RUN);

  private OwnLabels() {}

  /** All labels of a series as an answer shows them. */
  static Labels with(long run, String metric, Labels labels) {
    return labels.with(METRIC, metric).with(RUN, Long.toString(run));
  }

  /** The value of one of them, or of one that k6 sent; the empty string if there is none. */
  static String value(long run, String metric, Labels labels, String label) {
    return switch (label) {
      case METRIC -> metric;
      case RUN -> Long.toString(run);
      default -> labels.get(label);
    };
  }
}
