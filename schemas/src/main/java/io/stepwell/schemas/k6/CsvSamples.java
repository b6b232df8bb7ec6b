package io.stepwell.schemas.k6;

import io.stepwell.metrics.Labels;
import io.stepwell.schemas.k6.CsvLabels.Origin;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Turns the rows under one header into samples. As neighbouring rows share their tags, the cells of
 * a set of tags are decoded once and from then on only looked up as bytes.
 */
final class CsvSamples {

  private static final String GOOD = "";
  private static final int SMALLEST = 16;

  private final CsvHeader header;
  private final SeriesDictionary series;
  private final MetricTypes types;
  private final CsvLabels labels;
  private final int metricColumn;
  private final int timeColumn;
  private final int valueColumn;

  /** Whether all columns of labels stand side by side, and which are the outer ones. */
  private final boolean labelsTogether;

  private final int firstLabel;
  private final int lastLabel;

  private final Rfc3339 rfc3339 = new Rfc3339();
  private final Decimal decimal = new Decimal();

  /** From a metric's name to its number here, by which the arrays go. */
  private final SliceTable metrics = new SliceTable();

  private int[] metricIds = new int[SMALLEST];
  private Origin[] origins = new Origin[SMALLEST];

  /** From the bytes of all label cells to the number of the labels, by what the metric says. */
  private final Map<Origin, SliceTable> labelIds = new EnumMap<>(Origin.class);

  private int generation;

  CsvSamples(CsvHeader header, SeriesDictionary series, MetricTypes types) {
    this.header = header;
    this.series = series;
    this.types = types;
    this.labels = new CsvLabels(header);
    this.metricColumn = header.metric();
    this.timeColumn = header.time();
    this.valueColumn = header.value();
    int[] columns = header.labels();
    this.firstLabel = columns.length == 0 ? 0 : columns[0];
    this.lastLabel = columns.length == 0 ? 0 : columns[columns.length - 1];
    this.labelsTogether = columns.length > 0 && lastLabel - firstLabel == columns.length - 1;
    this.generation = series.generation();
  }

  CsvHeader header() {
    return header;
  }

  /** Hands a row's sample on; returns what is wrong with the row, or nothing. */
  String read(CsvRows row, Chunk chunk, SampleSink sink) {
    if (row.broken()) {
      return "has a quote where none can be";
    }
    if (row.cells() != header.columns().size()) {
      return "has " + row.cells() + " cells, but the header " + header.columns().size();
    }
    if (series.generation() != generation) {
      forget();
    }
    byte[] bytes = chunk.bytes();
    try {
      long time = time(row, bytes);
      if (!SampleTime.accepts(time)) {
        return SampleTime.objection(row.text(bytes, timeColumn), time);
      }
      int valueEnd = decimal.read(bytes, row.start(valueColumn), row.end(valueColumn));
      if (valueEnd != row.end(valueColumn) || !Double.isFinite(decimal.value())) {
        return "has no finite value but " + Excerpt.of(row.text(bytes, valueColumn));
      }
      if (row.isEmpty(metricColumn)) {
        return "has no metric name";
      }
      int metric = metric(row, chunk);
      int labelSet = labels(row, bytes, origins[metric]);
      sink.sample(series.series(metricIds[metric], labelSet), time, decimal.value());
      return GOOD;
    } catch (CharacterCodingException e) {
      return "holds bytes that are not UTF-8";
    }
  }

  private long time(CsvRows row, byte[] bytes) {
    int from = row.start(timeColumn);
    int to = row.end(timeColumn);
    long unix = UnixTime.epochNanos(bytes, from, to);
    return unix == SampleTime.NONE ? rfc3339.epochNanos(bytes, from, to) : unix;
  }

  private int metric(CsvRows row, Chunk chunk) throws CharacterCodingException {
    int from = row.start(metricColumn);
    int to = row.end(metricColumn);
    int known = metrics.find(chunk.bytes(), from, to);
    if (known != SliceTable.ABSENT) {
      return known;
    }
    String name = row.text(chunk.bytes(), metricColumn);
    int metric = metrics.size();
    if (metric == metricIds.length) {
      metricIds = Arrays.copyOf(metricIds, 2 * metric);
      origins = Arrays.copyOf(origins, 2 * metric);
    }
    metricIds[metric] = series.metric(name, types.of(name, chunk.file()));
    origins[metric] = Origin.of(name);
    metrics.add(chunk.bytes(), from, to, metric);
    return metric;
  }

  private int labels(CsvRows row, byte[] bytes, Origin origin) throws CharacterCodingException {
    if (!labelsTogether) {
      return series.labels(labels.of(row, bytes, origin));
    }
    SliceTable known = labelIds.computeIfAbsent(origin, unused -> new SliceTable());
    int from = row.outerStart(firstLabel);
    int to = row.outerEnd(lastLabel);
    int labelSet = known.find(bytes, from, to);
    if (labelSet == SliceTable.ABSENT) {
      Labels found = labels.of(row, bytes, origin);
      labelSet = series.labels(found);
      known.add(bytes, from, to, labelSet);
    }
    return labelSet;
  }

  private void forget() {
    metrics.clear();
    labelIds.clear();
    generation = series.generation();
  }
}
