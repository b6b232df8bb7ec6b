package io.stepwell.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** How a list of files is written to standard output. */
enum FilesFormat {
  /** One file a line. */
  TEXT,
  /** One JSON document. */
  JSON;

  /** As the option's value is written. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the option's value. */
  static final class Converter implements ITypeConverter<FilesFormat> {
    @Override
    public FilesFormat convert(String text) {
      return Choice.of(values(), text);
    }
  }
}
