package io.stepwell.jobs;

import io.stepwell.metrics.MetricType;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A metric's type as the command line declares it: {@code NAME=TYPE}. */
record DeclaredType(String metric, MetricType type) {

  /** Reads one. */
  static final class Converter implements ITypeConverter<DeclaredType> {
    @Override
    public DeclaredType convert(String text) {
      int equals = text.indexOf('=');
      if (equals <= 0) {
        throw new TypeConversionException(
            "'" + text + "' is not NAME=TYPE, as in orders_placed=counter");
      }
      String word = text.substring(equals + 1);
      MetricType type =
          MetricType.named(word)
              .orElseThrow(
                  () ->
                      new TypeConversionException(
                          "'" + word + "' is not counter, gauge, rate or trend"));
      return new DeclaredType(text.substring(0, equals), type);
    }
  }
}
