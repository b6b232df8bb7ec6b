package io.stepwell.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option that takes one of a few words. */
final class Choice {

  private Choice() {}

  /**
   * The value that prints as the text.
   *
   * @throws TypeConversionException if there is none, naming those there are
   */
  static <T> T of(T[] values, String text) {
    for (T value : values) {
      if (value.toString().equals(text)) {
        return value;
      }
    }
    String words = Arrays.stream(values).map(Object::toString).collect(Collectors.joining(", "));
    throw new TypeConversionException("'" + text + "' is none of " + words);
  }

  /** Reads a whole number; the message of picocli's own converter names Java's type. */
  static long wholeNumber(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a whole number");
    }
  }

  /** Reads a whole number that counts something. */
  static int count(String text) {
    long number = wholeNumber(text);
    if (number != (int) number) {
      throw new TypeConversionException("'" + text + "' is out of all bounds");
    }
    return (int) number;
  }
}
