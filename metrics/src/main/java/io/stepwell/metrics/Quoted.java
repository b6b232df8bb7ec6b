package io.stepwell.metrics;

/** How a string is written inside a selector: in double quotes, with four escapes. */
public final class Quoted {

  private Quoted() {}

  /** A backslash before one of these would be read, or be written, as an escape. */
  private static final String MAKES_ESCAPE = "\\\"nt\n\t";

  /**
   * The text in double quotes. Double quotes, newlines and tabs are escaped, and a backslash where
   * it would be read as an escape otherwise; the regular expression {@code 2\d\d} stays readable.
   */
  public static String of(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> quoted.append(escapes(text, i) ? "\\\\" : "\\");
        case '"' -> quoted.append("\\\"");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private static boolean escapes(String text, int backslash) {
    return backslash + 1 == text.length() || MAKES_ESCAPE.indexOf(text.charAt(backslash + 1)) >= 0;
  }
}
