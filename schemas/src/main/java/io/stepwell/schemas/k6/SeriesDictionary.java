package io.stepwell.schemas.k6;

import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the series that parsers meet, densely from 0, so that a sample is three numbers. Equal
 * label names and values are one string throughout.
 *
 * <p>Serves one thread. It grows with the series it has seen; whoever collects samples clears it
 * whenever what was collected under its numbers has been handed on.
 */
public final class SeriesDictionary {

  private static final String INSTANCE = "instance_id";
  private static final int SMALLEST = 16;
  private static final int[] NO_SERIES = new int[0];

  private final Map<String, Integer> metricIds = new HashMap<>();
  private final List<String> metricNames = new ArrayList<>();
  private final List<MetricType> metricTypes = new ArrayList<>();

  private final Map<Labels, Integer> labelIds = new HashMap<>();
  private final List<Labels> labels = new ArrayList<>();
  private final Map<String, String> strings = new HashMap<>();

  /** By label set, then by metric: the series' number + 1, 0 for none yet. */
  private int[][] seriesOf = new int[SMALLEST][];

  private int[] metricOf = new int[SMALLEST];
  private int[] labelsOf = new int[SMALLEST];
  private @Nullable SeriesKey[] keys = new SeriesKey[SMALLEST];
  private int size;

  private String instance = "";
  private int generation;

  /** Metric and labels of a series; made, and its id computed, when first asked for. */
  public SeriesKey key(int series) {
    SeriesKey known = keys[series];
    if (known == null) {
      known = new SeriesKey(metricNames.get(metricOf[series]), labels.get(labelsOf[series]));
      keys[series] = known;
    }
    return known;
  }

  /** The type of a series' metric. */
  public MetricType type(int series) {
    return metricTypes.get(metricOf[series]);
  }

  /** How many series have been numbered since the last {@link #clear}. */
  public int size() {
    return size;
  }

  /** Forgets all series; numbers handed out before are void, and the next one is 0 again. */
  public void clear() {
    metricIds.clear();
    metricNames.clear();
    metricTypes.clear();
    labelIds.clear();
    labels.clear();
    strings.clear();
    seriesOf = new int[SMALLEST][];
    metricOf = new int[SMALLEST];
    labelsOf = new int[SMALLEST];
    keys = new SeriesKey[SMALLEST];
    size = 0;
    generation++;
  }

  /** Changes with each {@link #clear}, so that parsers notice. */
  int generation() {
    return generation;
  }

  /**
   * Sets the load generator that the next series are from. Gauges of different generators must stay
   * apart, so a gauge series without {@code instance_id} gets this one; empty adds none.
   */
  void instance(String name) {
    if (instance.equals(name)) {
      return;
    }
    instance = name;
    for (int set = 0; set < labels.size(); set++) {
      if (!labels.get(set).has(INSTANCE)) {
        forgetGauges(seriesOf[set]);
      }
    }
  }

  private void forgetGauges(int[] row) {
    for (int metric = 0; metric < row.length; metric++) {
      if (row[metric] != 0 && metricTypes.get(metric) == MetricType.GAUGE) {
        row[metric] = 0;
      }
    }
  }

  /** The number of a metric. */
  int metric(String name, MetricType type) {
    Integer known = metricIds.get(name);
    if (known != null) {
      return known;
    }
    int id = metricNames.size();
    metricIds.put(name, id);
    metricNames.add(name);
    metricTypes.add(type);
    return id;
  }

  /** The number of a set of labels. */
  int labels(Labels set) {
    Integer known = labelIds.get(set);
    if (known != null) {
      return known;
    }
    Labels shared = share(set);
    int id = labels.size();
    labelIds.put(shared, id);
    labels.add(shared);
    if (id == seriesOf.length) {
      seriesOf = Arrays.copyOf(seriesOf, id * 2);
    }
    seriesOf[id] = NO_SERIES;
    return id;
  }

  /** The number of the series of a metric and a set of labels, both by number. */
  int series(int metric, int labelSet) {
    int[] row = seriesOf[labelSet];
    int known = metric < row.length ? row[metric] : 0;
    return known != 0 ? known - 1 : find(metric, labelSet);
  }

  private int find(int metric, int labelSet) {
    Labels set = labels.get(labelSet);
    boolean lacksInstance =
        !instance.isEmpty() && metricTypes.get(metric) == MetricType.GAUGE && !set.has(INSTANCE);
    int target = lacksInstance ? labels(set.with(INSTANCE, instance)) : labelSet;
    int[] targetRow = rowWith(metric, target);
    if (targetRow[metric] == 0) {
      targetRow[metric] = add(metric, target) + 1;
    }
    int series = targetRow[metric] - 1;
    rowWith(metric, labelSet)[metric] = series + 1;
    return series;
  }

  private int[] rowWith(int metric, int labelSet) {
    int[] row = seriesOf[labelSet];
    if (metric >= row.length) {
      row = Arrays.copyOf(row, Math.max(metric + 1, metricNames.size()));
      seriesOf[labelSet] = row;
    }
    return row;
  }

  private int add(int metric, int labelSet) {
    if (size == metricOf.length) {
      metricOf = Arrays.copyOf(metricOf, size * 2);
      labelsOf = Arrays.copyOf(labelsOf, size * 2);
      keys = Arrays.copyOf(keys, size * 2);
    }
    metricOf[size] = metric;
    labelsOf[size] = labelSet;
    return size++;
  }

  private Labels share(Labels set) {
    String[] pairs = new String[set.size() * 2];
    for (int i = 0; i < set.size(); i++) {
      pairs[2 * i] = share(set.name(i));
      pairs[2 * i + 1] = share(set.value(i));
    }
    return Labels.ofSorted(pairs);
  }

  private String share(String text) {
    String first = strings.putIfAbsent(text, text);
    return first == null ? text : first;
  }
}
