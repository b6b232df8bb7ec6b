package io.stepwell.functions.tables;

import io.stepwell.schemas.lake.SampleSchema;
import io.stepwell.schemas.lake.SeriesSchema;
import io.stepwell.schemas.lake.StepSchema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.types.DataType;

/** The tables that the connector has. */
enum LakeTable {
  /** Merged rows of one second each. */
  STEPS(columns(StepSchema.avro())),
  /** The same samples once more, in rows of a coarser resolution. */
  ROLLUPS(columns(StepSchema.avro())),
  /** Raw samples, of runs that keep them. */
  SAMPLES(columns(SampleSchema.avro())),
  /** The series of each run, each once. */
  SERIES(columns(SeriesSchema.avro())),
  /** The catalog's runs. */
  RUNS(RunRows.COLUMNS);

  // Filled once and handed out as it is to this package alone.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Map<String, DataType> columns;

  LakeTable(Map<String, DataType> columns) {
    this.columns = columns;
  }

  static Optional<LakeTable> named(String word) {
    return Arrays.stream(values()).filter(table -> table.word().equals(word)).findFirst();
  }

  /** Its name in the option {@code table}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Every column by its name, in order. */
  Map<String, DataType> columns() {
    return columns;
  }

  private static Map<String, DataType> columns(Schema schema) {
    Map<String, DataType> columns = new LinkedHashMap<>();
    for (Schema.Field field : schema.getFields()) {
      columns.put(field.name(), type(field.schema()));
    }
    return columns;
  }

  private static DataType type(Schema schema) {
    return switch (schema.getType()) {
      case LONG -> DataTypes.BIGINT();
      case INT -> DataTypes.INT();
      case DOUBLE -> DataTypes.DOUBLE();
      case STRING -> DataTypes.STRING();
      case BYTES -> DataTypes.BYTES();
      case MAP -> DataTypes.MAP(DataTypes.STRING(), type(schema.getValueType()));
      case ARRAY -> DataTypes.ARRAY(type(schema.getElementType()));
      case UNION -> type(schema.getTypes().get(1));
      default -> throw new IllegalStateException("a column of type " + schema);
    };
  }
}
