package io.stepwell.schemas.lake;

import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/** The Avro schema of a series file: what the steps of each series are, without the steps. */
public final class SeriesSchema {

  static final String FIRST = "first_second";
  static final String LAST = "last_second";
  static final String RESOLUTIONS = "resolutions";

  static final Set<String> OPAQUE =
      Set.of(
          StepSchema.LABELS + ".key_value.key",
          StepSchema.LABELS + ".key_value.value",
          RESOLUTIONS + ".array");

  private static final Schema SCHEMA =
      StepSchema.series(
              SchemaBuilder.record("Series")
                  .namespace("io.stepwell")
                  .doc(
                      "A series of a run, once for every step file that has rows of it: the series"
                          + " lasts from the least first_second to the greatest last_second.")
                  .fields())
          .name(FIRST)
          .doc("second of the first sample, since the epoch")
          .type()
          .longType()
          .noDefault()
          .name(LAST)
          .doc("second of the last sample, since the epoch")
          .type()
          .longType()
          .noDefault()
          .name(RESOLUTIONS)
          .doc(
              "resolutions, seconds, whose step rows stand for all of these samples; 0 for the whole run")
          .type()
          .array()
          .items()
          .intType()
          .noDefault()
          .endRecord();

  private SeriesSchema() {}

  public static Schema avro() {
    return SCHEMA;
  }
}
