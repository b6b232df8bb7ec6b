package io.stepwell.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures as pages show them, with a unit and three digits or more. */
final class Shown {

  private static final Pattern FIGURE =
      Pattern.compile("(-?[\\d,.]+)(?: ?(µs|ms|s|%|[kMGT]?B))?(/s)?");
  private static final Pattern MINUTES = Pattern.compile("(\\d+) min (\\d+) s");

  /** How much of a figure's own size three digits may leave out. */
  private static final double ROUNDED = 0.005;

  private static final double LEAST = 0.0005;

  /** What a unit is of the API's: milliseconds, bytes and shares of 1. */
  private static final Map<String, Double> SIZES =
      Map.of(
          "µs", 0.001, "ms", 1.0, "s", 1000.0, "%", 0.01, "B", 1.0, "kB", 1e3, "MB", 1e6, "GB", 1e9,
          "TB", 1e12);

  private Shown() {}

  /** Fails unless the text is that value of the API's, as far as its digits tell. */
  static void assertIs(String text, double value, String what) {
    assertThat(parse(text))
        .as("%s is shown as %s", what, text)
        .isCloseTo(value, within(Math.max(LEAST, Math.abs(value) * ROUNDED)));
  }

  /** The value that a text shows, in the API's units. */
  static double parse(String text) {
    Matcher minutes = MINUTES.matcher(text);
    if (minutes.matches()) {
      return 1000.0 * (60 * Long.parseLong(minutes.group(1)) + Long.parseLong(minutes.group(2)));
    }
    Matcher figure = FIGURE.matcher(text);
    assertThat(figure.matches()).as("a figure: %s", text).isTrue();
    double number = Double.parseDouble(figure.group(1).replace(",", ""));
    return figure.group(2) == null ? number : number * SIZES.getOrDefault(figure.group(2), 1.0);
  }
}
