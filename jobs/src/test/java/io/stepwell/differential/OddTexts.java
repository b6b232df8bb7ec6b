package io.stepwell.differential;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Names and values that are hard on parsers, paths and JSON. */
final class OddTexts {

  /** Some need quotes in a selector. */
  static final List<String> LABELS =
      List.of(
          "name",
          "status",
          "method",
          "group",
          "a b",
          "x=y",
          "größe",
          "by",
          "100%",
          "Zone",
          "_",
          "it's {q}/?#&+\\\"(");

  static final List<String> PLAIN = List.of("200", "201", "404", "503", "GET", "POST", "eu", "us");

  private static final List<String> ODD =
      List.of(
          "",
          "http://x.example/a//b?q=1&r=%2F#top",
          "it's",
          "''",
          "\"quoted\"",
          "{a,b}",
          "back\\slash\\",
          "2\\d\\d",
          "\\\\n",
          "Ünïcødé",
          "日本語",
          "\uD83D\uDE80 up",
          "\uFF5E",
          "a+b",
          " blanks ",
          "(p) [q]",
          "100%",
          "%41%2f",
          "<a>|<b>",
          "a`b",
          "\u201ccurly\u201d",
          "two\nlines\tand a tab",
          "semi;colon:=~!");

  private OddTexts() {}

  /** The value of a label. */
  static String value(Dice dice) {
    return dice.percent(45) ? dice.of(PLAIN) : dice.of(ODD);
  }

  /** The labels of a series. */
  static Map<String, String> labels(Dice dice) {
    Map<String, String> labels = new TreeMap<>();
    for (String name : dice.some(dice.from(1, 3), LABELS.subList(0, 4))) {
      labels.put(name, dice.percent(70) ? dice.of(PLAIN) : value(dice));
    }
    for (String name : dice.some(dice.below(3), LABELS)) {
      labels.put(name, value(dice));
    }
    return labels;
  }

  /** A regular expression, in what RE2 and Java have in common, that has to do with a value. */
  static String regex(Dice dice, String value) {
    return switch (dice.below(9)) {
      case 0 -> literal(value) + "|" + literal(dice.of(PLAIN));
      case 1 -> literal(value);
      case 2 -> dice.of(".*", ".+", "", "()", "(|x)");
      case 3 -> dice.of("[23]\\d\\d", "2\\d\\d", "(2|3)\\d\\d", "\\d+", "[2-5][0-9]{2}", "2..");
      case 4 -> dice.of("(?i)get|post", "G.T", "(GET|eu)", "[A-Z]+", "\\w+", "e.", "(eu)?");
      case 5 -> dice.of("[^/]+", "http://.*", ".*//.*", "[^\\x00-\\x7F]+", ".*%.*", "\\s.*\\s");
      case 6 -> value.isEmpty() ? "x*" : literal(start(value)) + ".*";
      case 7 -> "\\Q" + value.replace("\\E", "") + "\\E";
      default -> dice.of(".", "..", ".{3}", ".{0,5}", "^GET$", "^.*0$", "(?:4|5)\\d{2}");
    };
  }

  private static String start(String text) {
    return text.substring(0, text.offsetByCodePoints(0, 1));
  }

  /** Every mark escaped, as RE2 and Java both understand it. */
  private static String literal(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean mark = c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
      escaped.append(mark ? "\\" : "").append(c);
    }
    return escaped.toString();
  }

  /** A value for {@code =}; some were meant as regular expressions. */
  static String equalTo(Dice dice, String known) {
    return dice.percent(60) ? known : dice.of(dice.of(PLAIN), dice.of(MEANT_AS_REGEX), "");
  }

  static final List<String> MEANT_AS_REGEX = List.of("2\\d\\d", "GET|POST", "4.*", "[2-5]00");
}
