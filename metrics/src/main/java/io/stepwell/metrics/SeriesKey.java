package io.stepwell.metrics;

import java.nio.charset.StandardCharsets;
import org.apache.datasketches.hash.MurmurHash3;

/**
 * What tells one series from all others of a run: the metric's name and the labels. Immutable; its
 * id is computed once and kept.
 */
public final class SeriesKey implements Comparable<SeriesKey> {

  private static final long SEED = 9001;

  private final String metric;
  private final Labels labels;
  private final long id;

  /**
   * @param metric the metric's name, such as {@code http_req_duration}
   * @param labels the labels as sent, without {@code __name__} and {@code test_run_id}
   */
  public SeriesKey(String metric, Labels labels) {
    this(metric, labels, hash(metric, labels));
  }

  private SeriesKey(String metric, Labels labels, long id) {
    this.metric = metric;
    this.labels = labels;
    this.id = id;
  }

  /** A key whose id was computed before, as read from a file or from the network. */
  public static SeriesKey known(String metric, Labels labels, long id) {
    return new SeriesKey(metric, labels, id);
  }

  private static long hash(String metric, Labels labels) {
    StringBuilder text = new StringBuilder(256).append(metric).append('\0');
    for (int i = 0; i < labels.size(); i++) {
      text.append(labels.name(i)).append('\1').append(labels.value(i)).append('\0');
    }
    return MurmurHash3.hash(text.toString().getBytes(StandardCharsets.UTF_8), SEED)[0];
  }

  public String metric() {
    return metric;
  }

  public Labels labels() {
    return labels;
  }

  /**
   * The series' id: 64 bits of MurmurHash3 over name and labels, the same for the same series in
   * every run and on every machine.
   */
  public long id() {
    return id;
  }

  /** By metric, then by labels. */
  @Override
  public int compareTo(SeriesKey other) {
    int byMetric = metric.compareTo(other.metric);
    return byMetric != 0 ? byMetric : labels.compareTo(other.labels);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeriesKey key
        && id == key.id
        && metric.equals(key.metric)
        && labels.equals(key.labels);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }

  @Override
  public String toString() {
    return metric + labels;
  }
}
