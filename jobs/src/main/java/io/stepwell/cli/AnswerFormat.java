package io.stepwell.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** How an answer is written to standard output. */
enum AnswerFormat {
  /** Aligned columns for people. */
  TABLE,
  /** The metrics API's answer body, byte for byte. */
  JSON,
  /** RFC 4180, one row a point. */
  CSV;

  /** As the option's value is written. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the option's value. */
  static final class Converter implements ITypeConverter<AnswerFormat> {
    @Override
    public AnswerFormat convert(String text) {
      return Choice.of(values(), text);
    }
  }
}
