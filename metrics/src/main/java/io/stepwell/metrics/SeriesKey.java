package io.stepwell.metrics;

import java.nio.charset.StandardCharsets;
import org.apache.datasketches.hash.MurmurHash3;

/**
 * What tells one series from all others of a run: the metric's name and the labels.
 *
 * @param metric the metric's name, such as {@code http_req_duration}
 * @param labels the labels as sent, without {@code __name__} and {@code test_run_id}
 */
public record SeriesKey(String metric, Labels labels) implements Comparable<SeriesKey> {

  private static final long SEED = 9001;

  /**
   * The series' id: 64 bits of MurmurHash3 over name and labels, the same for the same series in
   * every run and on every machine.
   */
  public long id() {
    StringBuilder text = new StringBuilder(256).append(metric);
    for (int i = 0; i < labels.size(); i++) {
      text.append('\0').append(labels.name(i)).append('\1').append(labels.value(i));
    }
    return MurmurHash3.hash(text.toString().getBytes(StandardCharsets.UTF_8), SEED)[0];
  }

  /** By metric, then by labels. */
  @Override
  public int compareTo(SeriesKey other) {
    int byMetric = metric.compareTo(other.metric);
    return byMetric != 0 ? byMetric : labels.compareTo(other.labels);
  }

  @Override
  public String toString() {
    return metric + labels;
  }
}
