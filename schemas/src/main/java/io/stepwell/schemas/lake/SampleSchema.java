package io.stepwell.schemas.lake;

import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/** The Avro schema of a file of raw samples: one row for each value as k6 saw it. */
public final class SampleSchema {

  static final String TIME = "time_nanos";
  static final String VALUE = "value";

  static final Set<String> DIFFERENCES = Set.of(TIME);

  static final Set<String> OPAQUE =
      Set.of(StepSchema.LABELS + ".key_value.key", StepSchema.LABELS + ".key_value.value");

  private static final Schema SCHEMA =
      StepSchema.series(
              SchemaBuilder.record("Sample")
                  .namespace("io.stepwell")
                  .doc("One value of one series as k6 saw it, in no particular order.")
                  .fields())
          .name(TIME)
          .doc("when it was seen, nanoseconds since the epoch")
          .type()
          .longType()
          .noDefault()
          .name(VALUE)
          .doc("the value, in the metric's unit")
          .type()
          .doubleType()
          .noDefault()
          .endRecord();

  private SampleSchema() {}

  public static Schema avro() {
    return SCHEMA;
  }
}
