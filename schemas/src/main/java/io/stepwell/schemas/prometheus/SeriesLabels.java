package io.stepwell.schemas.prometheus;

import io.stepwell.schemas.wire.prometheus.Label;
import io.stepwell.schemas.wire.prometheus.TimeSeries;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The labels of series by Prometheus' rules. */
public final class SeriesLabels {

  private static final String METRIC = "__name__";
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-zA-Z0-9_]");

  private SeriesLabels() {}

  /**
   * A series without samples. Its labels are in order of their names, as receivers ask for it; a
   * label without a value is the same as none.
   *
   * @param metric the metric's name, a valid one
   * @param labels by names that are valid
   */
  public static TimeSeries series(String metric, Map<String, String> labels) {
    TreeMap<String, String> sorted = new TreeMap<>(labels);
    sorted.put(METRIC, metric);
    TimeSeries.Builder series = TimeSeries.newBuilder();
    sorted.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            series.addLabels(Label.newBuilder().setName(name).setValue(value));
          }
        });
    return series.build();
  }

  /** A label's name with {@code _} in place of what Prometheus allows in none. */
  public static String validName(String name) {
    String valid = NOT_IN_NAMES.matcher(name).replaceAll("_");
    return valid.isEmpty() || Character.isDigit(valid.charAt(0)) ? "_" + valid : valid;
  }
}
