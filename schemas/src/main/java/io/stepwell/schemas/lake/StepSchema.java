package io.stepwell.schemas.lake;

import io.stepwell.metrics.Column;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaBuilder.FieldAssembler;

/** The Avro schema of a stored part: what each row of a step file means. */
public final class StepSchema {

  static final String RUN = "test_run_id";
  static final String METRIC = "metric";
  static final String TYPE = "type";
  static final String SERIES = "series_id";
  static final String LABELS = "labels";
  static final String RESOLUTION = "resolution";
  static final String SECOND = "second";

  /** Columns that are stored as differences from row to row. */
  static final Set<String> DIFFERENCES = Set.of(SECOND, Column.LAST_TIME.word());

  /** Columns, as dotted paths, that nothing is ever sought by. */
  static final Set<String> OPAQUE =
      Set.of(LABELS + ".key_value.key", LABELS + ".key_value.value", Column.SKETCH.word());

  private static final Schema SCHEMA = build();

  private StepSchema() {}

  public static Schema avro() {
    return SCHEMA;
  }

  private static Schema build() {
    FieldAssembler<Schema> fields =
        SchemaBuilder.record("Step")
            .namespace("io.stepwell")
            .doc(
                "The merged samples of one series in one window of time. Rows of the same run,"
                    + " series, resolution and second add up; rows of different resolutions stand"
                    + " for the same samples: choose one resolution per series.")
            .fields();
    fields = series(fields);
    fields =
        fields
            .name(RESOLUTION)
            .doc("length of the window, seconds; 0 for the whole run in one row")
            .type()
            .intType()
            .noDefault()
            .name(SECOND)
            .doc("first second of the window, seconds since the epoch")
            .type()
            .longType()
            .noDefault();
    for (Column column : Column.values()) {
      fields = state(fields, column);
    }
    return fields.endRecord();
  }

  /** The columns that say which series of which run a row belongs to. */
  static FieldAssembler<Schema> series(FieldAssembler<Schema> fields) {
    return fields
        .name(RUN)
        .doc("the test run's id")
        .type()
        .longType()
        .noDefault()
        .name(METRIC)
        .doc("the metric's name")
        .type()
        .stringType()
        .noDefault()
        .name(TYPE)
        .doc("the metric's type: counter, gauge, rate or trend")
        .type()
        .stringType()
        .noDefault()
        .name(SERIES)
        .doc("64 bits of a hash over metric and labels, the same in every run")
        .type()
        .longType()
        .noDefault()
        .name(LABELS)
        .doc("the series' labels")
        .type()
        .map()
        .values()
        .stringType()
        .noDefault();
  }

  private static FieldAssembler<Schema> state(FieldAssembler<Schema> fields, Column column) {
    SchemaBuilder.BaseTypeBuilder<SchemaBuilder.UnionAccumulator<SchemaBuilder.NullDefault<Schema>>>
        type = fields.name(column.word()).doc(column.meaning()).type().unionOf().nullType().and();
    return switch (column.kind()) {
      case COUNT -> type.longType().endUnion().nullDefault();
      case NUMBER -> type.doubleType().endUnion().nullDefault();
      case SKETCH -> type.bytesType().endUnion().nullDefault();
    };
  }
}
