package io.stepwell.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** How verdicts on thresholds are written. */
enum ThresholdsFormat {
  /** Aligned columns for people. */
  TABLE,
  /** The API's JSON document. */
  JSON,
  /** The XML of JUnit, which CI systems show as tests. */
  JUNIT;

  /** As the option's value is written. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the option's value. */
  static final class Converter implements ITypeConverter<ThresholdsFormat> {
    @Override
    public ThresholdsFormat convert(String text) {
      return Choice.of(values(), text);
    }
  }
}
