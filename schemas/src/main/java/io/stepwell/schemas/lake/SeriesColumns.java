package io.stepwell.schemas.lake;

import io.stepwell.metrics.MetricType;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/**
 * The columns that say which series of which run a row belongs to; every table begins with them.
 */
final class SeriesColumns {

  private final ColumnWriter run;
  private final ColumnWriter metric;
  private final ColumnWriter type;
  private final ColumnWriter id;
  private final ColumnWriter labelNames;
  private final ColumnWriter labelValues;
  private final Binary typeWord;

  SeriesColumns(RowGroup group, MetricType type) {
    this.run = group.column(StepSchema.RUN);
    this.metric = group.column(StepSchema.METRIC);
    this.type = group.column(StepSchema.TYPE);
    this.id = group.column(StepSchema.SERIES);
    this.labelNames = group.column(StepSchema.LABELS, "key_value", "key");
    this.labelValues = group.column(StepSchema.LABELS, "key_value", "value");
    this.typeWord = Binary.fromString(type.word());
  }

  void write(long testRun, EncodedSeries series) {
    run.write(testRun, 0, 0);
    metric.write(series.metric(), 0, 0);
    type.write(typeWord, 0, 0);
    id.write(series.id(), 0, 0);
    series.writeLabels(labelNames, labelValues);
  }
}
