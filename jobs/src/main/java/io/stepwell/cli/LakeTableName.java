package io.stepwell.cli;

import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.lake.AnsweringFiles;
import io.stepwell.schemas.lake.LakePaths.Kind;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** The tables of a lake, by the names of their directories. */
enum LakeTableName {
  STEPS,
  SERIES,
  SAMPLES;

  /** The paths of the files that hold its rows of a run, each row once. */
  List<String> of(Run run, AnsweringFiles answering) {
    return switch (this) {
      case STEPS -> answering.of(Kind.STEPS, run.id());
      case SERIES -> answering.of(Kind.SERIES, run.id());
      case SAMPLES -> answering.samples(run.id(), run.archive());
    };
  }

  /** As the option's value is written. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the option's value. */
  static final class Converter implements ITypeConverter<LakeTableName> {
    @Override
    public LakeTableName convert(String text) {
      return Choice.of(values(), text);
    }
  }
}
