package io.stepwell.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** How runs are written to standard output. */
enum RunsFormat {
  /** Aligned columns for people. */
  TABLE,
  /** One JSON document. */
  JSON;

  /** As the option's value is written. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the option's value. */
  static final class Converter implements ITypeConverter<RunsFormat> {
    @Override
    public RunsFormat convert(String text) {
      return Choice.of(values(), text);
    }
  }
}
